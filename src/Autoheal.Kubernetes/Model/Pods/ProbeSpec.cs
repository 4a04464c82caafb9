namespace Autoheal.Kubernetes.Model;

/// <summary>A probe as its author declared it. Immutable; compared by value.</summary>
public sealed record ProbeSpec
{
    /// <summary>Gets how it asks.</summary>
    public ProbeKind Kind { get; init; }

    /// <summary>Gets the port; none for programs.</summary>
    public PortReference Port { get; init; }

    /// <summary>Gets the path that is fetched, without its query; empty otherwise.</summary>
    public string Path { get; init; } = "";

    /// <summary>Gets a value indicating whether it speaks TLS.</summary>
    public bool Https { get; init; }

    /// <summary>Gets how long it waits before it first asks, in seconds.</summary>
    public int InitialDelaySeconds { get; init; }

    /// <summary>Gets how often it asks, in seconds; 10 by default.</summary>
    public int PeriodSeconds { get; init; } = 10;

    /// <summary>Gets how long it waits for an answer, in seconds; 1 by default.</summary>
    public int TimeoutSeconds { get; init; } = 1;

    /// <summary>Gets how many answers in a row are needed; 1 by default.</summary>
    public int SuccessThreshold { get; init; } = 1;

    /// <summary>Gets how many failures in a row count as one; 3 by default.</summary>
    public int FailureThreshold { get; init; } = 3;

    /// <summary>Gets how long a container that never answers is left alone after its start.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(InitialDelaySeconds + ((double)PeriodSeconds * FailureThreshold));
}
