namespace Autoheal.Kubernetes.Client;

/// <summary>Which log lines to read.</summary>
public sealed record PodLogRequest
{
    /// <summary>Gets the pod's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Gets the pod's name.</summary>
    public required string Pod { get; init; }

    /// <summary>Gets the container's name.</summary>
    public required string Container { get; init; }

    /// <summary>Gets a value indicating whether the run before the current one is meant.</summary>
    public bool Previous { get; init; }

    /// <summary>Gets the time before which lines do not count; null, the default, for none. The server compares it with its node's clock.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the number of lines from the end; 200 by default.</summary>
    public int TailLines { get; init; } = 200;

    /// <summary>Gets the greatest number of bytes; 256 KiB by default.</summary>
    public int LimitBytes { get; init; } = 256 * 1024;
}
