using System.Security.Cryptography.X509Certificates;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Reads the account that Kubernetes mounts into every pod.</summary>
internal static class PodAccount
{
    private const string Origin = "the pod's account";
    private static readonly string s_folder = Path.Combine("/var/run/secrets", "kubernetes.io/serviceaccount");

    public static ConnectionSettings Read()
    {
        var host = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST");
        var port = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT");
        var authority = Path.Combine(s_folder, "ca.crt");
        if (string.IsNullOrEmpty(host) || string.IsNullOrEmpty(port) || !File.Exists(authority))
        {
            throw new AutohealException(
                ErrorCodes.Configuration, "The host does not run in a pod with a mounted service account: use a kubeconfig instead.");
        }

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(authority);
        return new ConnectionSettings
        {
            Origin = Origin,
            Server = new Uri($"https://{(host.Contains(':') ? $"[{host}]" : host)}:{port}/"),
            Authorities = authorities,
            Token = new TokenSource.FromFile(Path.Combine(s_folder, "token"), TimeProvider.System),
            Namespace = ReadNamespace(),
        };
    }

    /// <summary>The namespace that the host runs in; null when it does not run in a pod, or its account is not mounted.</summary>
    public static string? ReadNamespace()
    {
        var file = Path.Combine(s_folder, "namespace");
        return File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } name ? name : null;
    }
}
