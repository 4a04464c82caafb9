using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>How the cluster's name server is doing, as seen from one pod.</summary>
internal sealed record NameServerState
{
    public static NameServerState Well { get; } = new();

    /// <summary>Why it does not answer at all; null when it does.</summary>
    public Reachability? Trouble { get; init; }

    /// <summary>Whether it is responsible for the cluster's own names.</summary>
    public bool KnowsCluster { get; init; } = true;

    /// <summary>Whether it asks anybody else about other names.</summary>
    public bool KnowsOutside { get; init; } = true;

    /// <summary>The zones for which it answers with a failure.</summary>
    public IReadOnlyList<string> FailingZones { get; init; } = [];

    public bool FailsFor(string name) => FailingZones.Any(zone => zone == "." || name == zone || name.EndsWith("." + zone, StringComparison.Ordinal));
}
