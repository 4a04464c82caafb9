using YamlDotNet.RepresentationModel;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Reads one context of a kubeconfig: one file, or several that are merged as kubectl merges them, the first to name something wins. Every refusal
/// is one sentence that names the file, and the context once it is known.
/// </summary>
internal sealed class Kubeconfig
{
    private readonly IReadOnlyList<KubeconfigFile> _files;
    private readonly string _origin;

    private Kubeconfig(IReadOnlyList<KubeconfigFile> files)
    {
        _files = files;
        _origin = string.Join(Path.PathSeparator, files.Select(file => file.Path));
    }

    /// <summary>The files that kubectl would use: those that <c>KUBECONFIG</c> lists and that exist, else the one in the user's home.</summary>
    public static IReadOnlyList<string> DefaultPaths()
    {
        var listed = Environment.GetEnvironmentVariable("KUBECONFIG")?
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var existing = listed.Where(File.Exists).Distinct(StringComparer.Ordinal).ToArray();
        return existing.Length > 0 ? existing
            : listed.Length > 0 ? listed[..1]
            : [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")];
    }

    public static ConnectionSettings Read(string path, string? context) => Read([path], context);

    public static ConnectionSettings Read(IReadOnlyList<string> paths, string? context)
    {
        var config = new Kubeconfig([.. paths.Select(KubeconfigFile.Parse)]);
        var name = context ?? config._files.Select(file => file.Root.Text("current-context")).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        if (string.IsNullOrEmpty(name))
        {
            throw KubeconfigFile.Wrong(config._origin, "it has no current context; name one");
        }

        var (chosen, _) = config.Find("contexts", "context", name, $"context '{name}'");
        var (cluster, clusterFile) = config.Find("clusters", "cluster", chosen.Text("cluster") ?? "", $"the cluster of context '{name}'");
        var user = chosen.Text("user") is { Length: > 0 } userName
            ? config.Find("users", "user", userName, $"the user of context '{name}'")
            : ((YamlMappingNode Node, KubeconfigFile File)?)null;
        var where = $"{config._origin}, context '{name}'";
        return Compose(where, cluster, clusterFile, user, chosen.Text("namespace"));
    }

    private static ConnectionSettings Compose(
        string where, YamlMappingNode cluster, KubeconfigFile clusterFile, (YamlMappingNode Node, KubeconfigFile File)? user, string? @namespace)
    {
        if (!Uri.TryCreate(cluster.Text("server"), UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            throw KubeconfigFile.Wrong(where, "the cluster's server is no http or https address");
        }

        if (user?.Node.Has("auth-provider") == true)
        {
            throw KubeconfigFile.Wrong(where, "its user names an auth-provider, which Kubernetes 1.26 removed; use an exec plug-in, a token or a certificate");
        }

        var credentials = user is var (node, file) ? new KubeconfigCredentials(file.Folder, where).Read(node, server) : default;
        return new ConnectionSettings
        {
            Origin = where,
            Server = server,
            Authorities = new KubeconfigCredentials(clusterFile.Folder, where).Authorities(cluster),
            ClientCertificate = credentials.Certificate,
            Token = credentials.Token,
            TlsServerName = cluster.Text("tls-server-name"),
            Proxy = ReadProxy(where, cluster.Text("proxy-url")),
            Insecure = cluster.Text("insecure-skip-tls-verify") == "true",
            Namespace = @namespace,
        };
    }

    private static Uri? ReadProxy(string where, string? text) => string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var proxy) ? proxy
        : throw KubeconfigFile.Wrong(where, "the cluster's proxy-url is no address");

    private (YamlMappingNode Node, KubeconfigFile File) Find(string list, string member, string name, string what)
    {
        foreach (var file in _files)
        {
            if (file.Root.Child(list) is YamlSequenceNode items)
            {
                foreach (var item in items)
                {
                    if (item is YamlMappingNode entry && entry.Text("name") == name && entry.Child(member) is YamlMappingNode found)
                    {
                        return (found, file);
                    }
                }
            }
        }

        throw KubeconfigFile.Wrong(_origin, $"{what} is not in it");
    }
}
