namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>The cluster that the environment names; the suites make namespaces and roles of their own there and remove them.</summary>
internal static class NamedCluster
{
    /// <summary>Null when there is none.</summary>
    public static string? Kubeconfig => Environment.GetEnvironmentVariable("AUTOHEAL_TEST_KUBECONFIG") is { Length: > 0 } path && File.Exists(path) ? path : null;
}
