using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation;

/// <summary>How a simulated world begins.</summary>
public sealed record WorldOptions
{
    /// <summary>From which everything random follows: names, addresses, timings. Equal seeds give equal worlds.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many worker nodes the cluster has. Default 3.</summary>
    public int Nodes { get; init; } = 3;

    /// <summary>The applications that run in it from the start; null, the default, for an empty cluster.</summary>
    public LandscapeOptions? Landscape { get; init; }

    /// <summary>
    /// Whether kube-system holds a name server, kube-proxies and the metrics server. Null, the default, leaves it to the landscape: a world
    /// with applications has them, an empty one does not.
    /// </summary>
    public bool? SystemPods { get; init; }

    /// <summary>How many requests the audit log keeps. Default 10,000.</summary>
    public int AuditCapacity { get; init; } = 10_000;

    /// <summary>How many changes are kept for watches to resume from before they get 410. Default 8,192.</summary>
    public int WatchHistory { get; init; } = 8_192;
}
