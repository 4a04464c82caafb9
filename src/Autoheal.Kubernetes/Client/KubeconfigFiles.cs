using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Autoheal.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Kubernetes.Client;

/// <summary>Reads what a kubeconfig holds as data or names as a file, relative to its own folder. Nothing that was read gets into a message.</summary>
internal sealed class KubeconfigFiles(string folder, string where)
{
    public X509Certificate2Collection Authorities(YamlMappingNode cluster)
    {
        var authorities = new X509Certificate2Collection();
        if (Read(cluster, "certificate-authority") is { } pem)
        {
            try
            {
                authorities.ImportFromPem(pem);
            }
            catch (CryptographicException e)
            {
                throw Wrong("the certificate authority is no PEM certificate", e);
            }
        }

        return authorities;
    }

    public X509Certificate2? ClientCertificate(YamlMappingNode user)
    {
        var (certificate, key) = (Read(user, "client-certificate"), Read(user, "client-key"));
        if (certificate is null && key is null)
        {
            return null;
        }

        if (certificate is null || key is null)
        {
            throw Wrong("client certificate and client key must be given together");
        }

        try
        {
            using var pem = X509Certificate2.CreateFromPem(certificate, key);

            // TLS on Windows needs a key that is not ephemeral.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), null);
        }
        catch (CryptographicException e)
        {
            throw Wrong("client certificate and key are no matching PEM pair", e);
        }
    }

    public TokenSource? Token(YamlMappingNode user)
    {
        if (user.Text("tokenFile") is { Length: > 0 } file)
        {
            return new TokenSource.FromFile(Resolve(file), TimeProvider.System);
        }

        return user.Text("token") is { Length: > 0 } token ? new TokenSource.Fixed(token) : null;
    }

    /// <summary>The text of <c>NAME-data</c>, else of the file that <c>NAME</c> names; null when there is neither.</summary>
    private string? Read(YamlMappingNode node, string name)
    {
        try
        {
            return node.Text(name + "-data") is { Length: > 0 } data ? Encoding.UTF8.GetString(Convert.FromBase64String(data))
                : node.Text(name) is { Length: > 0 } file ? File.ReadAllText(Resolve(file))
                : null;
        }
        catch (FormatException e)
        {
            throw Wrong($"{name}-data is no base64", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"the file that {name} names cannot be read", e);
        }
    }

    private string Resolve(string file) => Path.GetFullPath(file, folder);

    private AutohealException Wrong(string why, Exception? cause = null) =>
        new(ErrorCodes.Configuration, $"The kubeconfig {where} cannot be used: {why}.", cause);
}
