using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context.Queries;

/// <summary>Which pods restart: containers that ended and were started again, most restarts first.</summary>
public sealed class RestartsQuery : IContextQuery
{
    /// <inheritdoc />
    public string Name => "restarts";

    /// <inheritdoc />
    public string Question => "which pods restart";

    /// <inheritdoc />
    public IReadOnlyList<string> Phrases { get; } = ["restart", "restarts", "restarting", "restarted", "crash", "crashes", "crashing", "crashed"];

    /// <inheritdoc />
    public IReadOnlyList<Fact> Answer(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Feature<ClusterModel>() is not { } model
            ? []
            : QueryFacts.Number(QueryFacts.ContainersOf(model, context)
                .Where(entry => entry.Container.RestartCount > 0)
                .OrderByDescending(entry => entry.Container.RestartCount)
                .Select(entry => QueryFacts.Of(model, entry.Pod, "restarted", Text(entry.Container), entry.Container.LastEnd?.FinishedAt ?? context.At)));
    }

    private static string Text(ContainerStatus container) => container.LastEnd is { } end
        ? $"container {container.Name}, {container.RestartCount} times, last {(end.Reason.Length > 0 ? end.Reason : "ended")} with exit {end.ExitCode}"
        : $"container {container.Name}, {container.RestartCount} times";
}
