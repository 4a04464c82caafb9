using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Kubelet;

/// <summary>What the workers of all pods share.</summary>
internal sealed record KubeletContext
{
    public required ObjectStore Store { get; init; }

    public required TimeProvider Clock { get; init; }

    public required Agenda Agenda { get; init; }

    public required EventRecorder Events { get; init; }

    public required SeededRandom Random { get; init; }

    public required ImageRegistry Registry { get; init; }

    public required LogStore Logs { get; init; }

    public required ContainerEnvironment Environment { get; init; }

    public required VolumeSources Volumes { get; init; }

    public required NodeAgents Nodes { get; init; }

    public required IPodNetwork Network { get; init; }

    public required IProgramObserver Programs { get; init; }

    public DateTimeOffset Now => Agenda.Now;

    /// <summary>How long a pod waits for its next sync after an error: 10 s and up to half of that again.</summary>
    public TimeSpan RetryDelay() => Between(10_000, 15_000);

    public TimeSpan Between(int milliseconds, int limit) => TimeSpan.FromMilliseconds(Random.Next(milliseconds, limit));
}
