using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context.Queries;

/// <summary>Which pods are not well: those that should serve and do not, with the reason that controllers wrote.</summary>
public sealed class TroubledPodsQuery : IContextQuery
{
    /// <inheritdoc />
    public string Name => "not-ready";

    /// <inheritdoc />
    public string Question => "which pods are not ready";

    /// <inheritdoc />
    public IReadOnlyList<string> Phrases { get; } = ["not ready", "unready", "unhealthy", "pending", "stuck", "pods down", "not running"];

    /// <inheritdoc />
    public IReadOnlyList<Fact> Answer(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Feature<ClusterModel>() is not { } model
            ? []
            : QueryFacts.Number(model.Troubles
                .Where(trouble => QueryFacts.IsAskedFor(context, trouble.Pod))
                .Select(trouble => QueryFacts.Of(
                    model,
                    trouble.Pod,
                    "is not well",
                    trouble.Container is { } container ? $"container {container.Name}: {trouble.Reason}" : trouble.Reason,
                    trouble.Since == default ? context.At : trouble.Since)));
    }
}
