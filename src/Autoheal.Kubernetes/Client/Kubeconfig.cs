using Autoheal.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Kubernetes.Client;

/// <summary>Reads one context of a kubeconfig file. Every refusal is one sentence that names the file, and the context once it is known.</summary>
internal sealed class Kubeconfig
{
    private const int LargestFile = 4 * 1024 * 1024;

    private readonly string _path;
    private readonly YamlMappingNode _root;

    private Kubeconfig(string path, YamlMappingNode root)
    {
        _path = path;
        _root = root;
    }

    /// <summary>The file that kubectl would use.</summary>
    public static string DefaultPath()
    {
        var listed = Environment.GetEnvironmentVariable("KUBECONFIG")?
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return listed.FirstOrDefault(File.Exists)
            ?? listed.FirstOrDefault()
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");
    }

    public static ConnectionSettings Read(string path, string? context)
    {
        var config = new Kubeconfig(path, Parse(path));
        var name = context ?? config._root.Text("current-context");
        if (string.IsNullOrEmpty(name))
        {
            throw Wrong(path, "it has no current context; name one");
        }

        var chosen = config.Find("contexts", "context", name, $"context '{name}'");
        var where = $"{path}, context '{name}'";
        var cluster = config.Find("clusters", "cluster", chosen.Text("cluster") ?? "", $"the cluster of context '{name}'");
        var user = chosen.Text("user") is { Length: > 0 } userName
            ? config.Find("users", "user", userName, $"the user of context '{name}'")
            : null;
        var files = new KubeconfigFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, where);
        return Compose(where, cluster, user, files, chosen.Text("namespace"));
    }

    private static ConnectionSettings Compose(
        string where, YamlMappingNode cluster, YamlMappingNode? user, KubeconfigFiles files, string? @namespace)
    {
        if (!Uri.TryCreate(cluster.Text("server"), UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            throw Wrong(where, "the cluster's server is no http or https address");
        }

        if (user?.Has("exec") == true || user?.Has("auth-provider") == true)
        {
            throw Wrong(where, "its user gets credentials from a plug-in, which this version does not run; use a token or a certificate");
        }

        return new ConnectionSettings
        {
            Origin = where,
            Server = server,
            Authorities = files.Authorities(cluster),
            ClientCertificate = user is null ? null : files.ClientCertificate(user),
            Token = user is null ? null : files.Token(user),
            TlsServerName = cluster.Text("tls-server-name"),
            Proxy = ReadProxy(where, cluster.Text("proxy-url")),
            Insecure = cluster.Text("insecure-skip-tls-verify") == "true",
            Namespace = @namespace,
        };
    }

    private static Uri? ReadProxy(string where, string? text) => string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var proxy) ? proxy
        : throw Wrong(where, "the cluster's proxy-url is no address");

    private YamlMappingNode Find(string list, string member, string name, string what)
    {
        if (_root.Child(list) is YamlSequenceNode items)
        {
            foreach (var item in items)
            {
                if (item is YamlMappingNode entry && entry.Text("name") == name && entry.Child(member) is YamlMappingNode found)
                {
                    return found;
                }
            }
        }

        throw Wrong(_path, $"{what} is not in it");
    }

    private static YamlMappingNode Parse(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                throw Wrong(path, $"it is larger than {LargestFile} bytes");
            }

            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            return yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode root
                ? root
                : throw Wrong(path, "it is not a kubeconfig");
        }
        catch (YamlException e)
        {
            throw Wrong(path, $"line {e.Start.Line} is no valid YAML", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, "it cannot be read", e);
        }
    }

    private static AutohealException Wrong(string where, string why, Exception? cause = null) =>
        new(ErrorCodes.Configuration, $"The kubeconfig {where} cannot be used: {why}.", cause);
}
