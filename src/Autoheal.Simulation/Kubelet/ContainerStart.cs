using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Everything an application could notice when it starts.</summary>
internal sealed record ContainerStart
{
    public required StoredObject Pod { get; init; }

    public required JsonObject Container { get; init; }

    public required string Image { get; init; }

    /// <summary>The environment after all references were resolved.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The memory limit in bytes; null when there is none.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>How many times this container has been restarted.</summary>
    public int Restarts { get; init; }

    public required SeededRandom Random { get; init; }
}
