using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>An attempt to reach a host and port: how far it came.</summary>
internal sealed record Connection
{
    public required Reachability Outcome { get; init; }

    /// <summary>The name that was asked for.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>What the name resolved to; null when it did not.</summary>
    public string? Address { get; init; }

    /// <summary>The pod at the other end; null when the connection came to none.</summary>
    public StoredObject? Pod { get; init; }

    /// <summary>The port on that pod.</summary>
    public int PodPort { get; init; }

    /// <summary>What the way there adds to every answer: lost packets are sent again.</summary>
    public TimeSpan Delay { get; init; }

    public bool Open => Outcome == Reachability.Open;
}
