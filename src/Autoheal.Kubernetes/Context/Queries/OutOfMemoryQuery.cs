using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context.Queries;

/// <summary>Which pods ran out of memory: containers that the kernel ended, by what the kubelet wrote into their status.</summary>
public sealed class OutOfMemoryQuery : IContextQuery
{
    /// <inheritdoc />
    public string Name => "out-of-memory";

    /// <inheritdoc />
    public string Question => "which pods ran out of memory";

    /// <inheritdoc />
    public IReadOnlyList<string> Phrases { get; } = ["out of memory", "oom", "oomkilled", "memory killed"];

    /// <inheritdoc />
    public IReadOnlyList<Fact> Answer(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Feature<ClusterModel>() is not { } model
            ? []
            : QueryFacts.Number(QueryFacts.ContainersOf(model, context)
                .Where(entry => entry.Container.LastEnd is { Reason: "OOMKilled" })
                .OrderByDescending(entry => entry.Container.LastEnd!.FinishedAt)
                .Select(entry => QueryFacts.Of(
                    model,
                    entry.Pod,
                    "ran out of memory",
                    $"container {entry.Container.Name}, exit {entry.Container.LastEnd!.ExitCode}, {entry.Container.RestartCount} restarts",
                    entry.Container.LastEnd.FinishedAt ?? context.At)));
    }
}
