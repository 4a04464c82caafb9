namespace Autoheal.Kubernetes.Client;

/// <summary>What one request may cost.</summary>
public sealed record KubernetesLimits
{
    /// <summary>Gets how long one request may take, body included; 10 seconds by default.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how many bytes one answer may have; 32 MiB by default.</summary>
    public int MaxResponseBytes { get; init; } = 32 * 1024 * 1024;
}
