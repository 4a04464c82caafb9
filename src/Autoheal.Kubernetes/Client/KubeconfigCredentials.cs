using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Kubernetes.Client;

/// <summary>Reads what a kubeconfig holds as data or names as a file, relative to its own folder. Nothing that was read gets into a message.</summary>
internal sealed class KubeconfigCredentials(string folder, string where)
{
    private static readonly string[] s_execVersions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];

    public X509Certificate2Collection Authorities(YamlMappingNode cluster)
    {
        var authorities = new X509Certificate2Collection();
        if (ReadFile(cluster, "certificate-authority") is { } pem)
        {
            try
            {
                authorities.ImportFromPem(pem);
            }
            catch (CryptographicException e)
            {
                throw KubeconfigFile.Wrong(where, "the certificate authority is no PEM certificate", e);
            }

            if (authorities.Count == 0)
            {
                throw KubeconfigFile.Wrong(where, "the certificate authority is no PEM certificate");
            }
        }

        return authorities;
    }

    public (X509Certificate2? Certificate, TokenSource? Token) Read(YamlMappingNode user, Uri server) =>
        (ClientCertificate(user), Token(user) ?? (user.Child("exec") is YamlMappingNode exec ? Plugin(exec, server) : null));

    private X509Certificate2? ClientCertificate(YamlMappingNode user)
    {
        var (certificate, key) = (ReadFile(user, "client-certificate"), ReadFile(user, "client-key"));
        if (certificate is null && key is null)
        {
            return null;
        }

        if (certificate is null || key is null)
        {
            throw KubeconfigFile.Wrong(where, "client certificate and client key must be given together");
        }

        try
        {
            var pair = ClientCertificates.Read(certificate, key);
            var end = pair.NotAfter.ToUniversalTime();
            return end > TimeProvider.System.GetUtcNow().UtcDateTime ? pair : throw KubeconfigFile.Wrong(
                where, string.Create(CultureInfo.InvariantCulture, $"its client certificate ended on {end:yyyy-MM-dd HH:mm} UTC"));
        }
        catch (CryptographicException e)
        {
            throw KubeconfigFile.Wrong(where, "client certificate and key are no matching PEM pair", e);
        }
    }

    private TokenSource? Token(YamlMappingNode user)
    {
        if (user.Text("tokenFile") is { Length: > 0 } file)
        {
            return new TokenSource.FromFile(Resolve(file), TimeProvider.System);
        }

        return user.Text("token") is { Length: > 0 } token ? new TokenSource.Fixed(token) : null;
    }

    private ExecTokenSource Plugin(YamlMappingNode exec, Uri server)
    {
        var (command, version) = (exec.Text("command"), exec.Text("apiVersion"));
        if (string.IsNullOrEmpty(command))
        {
            throw KubeconfigFile.Wrong(where, "its plug-in names no command");
        }

        if (!s_execVersions.Contains(version))
        {
            throw KubeconfigFile.Wrong(where, $"its plug-in must speak {string.Join(" or ", s_execVersions)}, but its apiVersion is '{version}'");
        }

        if (exec.Text("interactiveMode") == "Always")
        {
            throw KubeconfigFile.Wrong(where, "its plug-in wants to ask questions at a terminal, and there is none");
        }

        var settings = new ExecPluginSettings
        {
            Origin = where,
            ApiVersion = version!,
            Command = command,
            Arguments = [.. Items(exec, "args").OfType<YamlScalarNode>().Select(argument => argument.Value ?? "")],
            Environment = [.. Items(exec, "env").OfType<YamlMappingNode>().Select(pair => new KeyValuePair<string, string>(pair.Text("name") ?? "", pair.Text("value") ?? ""))],
            Folder = folder,
            Server = exec.Text("provideClusterInfo") == "true" ? server : null,
        };
        return new ExecTokenSource(new ExecPlugin(settings, TimeProvider.System), TimeProvider.System);
    }

    private static IEnumerable<YamlNode> Items(YamlMappingNode node, string name) => node.Child(name) as YamlSequenceNode ?? [];

    /// <summary>The text of <c>NAME-data</c>, else of the file that <c>NAME</c> names; null when there is neither.</summary>
    private string? ReadFile(YamlMappingNode node, string name)
    {
        try
        {
            return node.Text(name + "-data") is { Length: > 0 } data ? Encoding.UTF8.GetString(Convert.FromBase64String(data))
                : node.Text(name) is { Length: > 0 } file ? File.ReadAllText(Resolve(file))
                : null;
        }
        catch (FormatException e)
        {
            throw KubeconfigFile.Wrong(where, $"{name}-data is no base64", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw KubeconfigFile.Wrong(where, $"the file that {name} names cannot be read", e);
        }
    }

    private string Resolve(string file) => Path.GetFullPath(file, folder);
}
