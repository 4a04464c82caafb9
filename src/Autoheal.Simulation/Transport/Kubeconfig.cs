using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Autoheal.Simulation.Transport;

/// <summary>Writes a kubeconfig file's text for a simulated cluster.</summary>
public static class Kubeconfig
{
    /// <summary>A kubeconfig with one cluster, one user and one context, which is current.</summary>
    /// <param name="server">Address of the API server.</param>
    /// <param name="token">Bearer token of the user.</param>
    /// <param name="certificate">The server's certificate, to be trusted; null for plain HTTP.</param>
    /// <param name="name">Name of cluster, user and context.</param>
    public static string Write(Uri server, string token, X509Certificate2? certificate = null, string name = "simulated")
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentException.ThrowIfNullOrEmpty(token);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var trust = certificate is null
            ? ""
            : $"\n    certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()))}";
        return $"""
            apiVersion: v1
            kind: Config
            clusters:
            - name: {name}
              cluster:
                server: {server.AbsoluteUri.TrimEnd('/')}{trust}
            users:
            - name: {name}
              user:
                token: {token}
            contexts:
            - name: {name}
              context:
                cluster: {name}
                user: {name}
                namespace: default
            current-context: {name}

            """;
    }
}
