using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Everything a program could notice when it starts, and later.</summary>
internal sealed record ContainerStart
{
    public required StoredObject Pod { get; init; }

    public required JsonObject Container { get; init; }

    public required string Image { get; init; }

    /// <summary>The environment after all references were resolved.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What replaces the image's entry point; empty when nothing does.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The arguments, with variables expanded.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The memory limit in bytes; null when there is none.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>The CPU limit in thousandths of a core; null when there is none.</summary>
    public long? CpuLimit { get; init; }

    /// <summary>How many times this container has been restarted.</summary>
    public int Restarts { get; init; }

    /// <summary>The user the process runs as; null for the image's own.</summary>
    public long? User { get; init; }

    public required SeededRandom Random { get; init; }

    public required ContainerProcess Process { get; init; }

    public required TimeProvider Clock { get; init; }

    public required IPodNetwork Network { get; init; }

    /// <summary>What a file from a volume holds now; null when there is none.</summary>
    public required Func<string, string?> ReadVolume { get; init; }

    /// <summary>How much work there is for it now, in multiples of its share on an ordinary day.</summary>
    public Func<double> Load { get; init; } = static () => 1;

    /// <summary>The age of the process.</summary>
    public TimeSpan Age => Clock.GetUtcNow() - Process.Started;
}
