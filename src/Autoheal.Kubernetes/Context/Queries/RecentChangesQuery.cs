using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context.Queries;

/// <summary>What changed in the last six hours: objects that were created, and fields that somebody wrote, by the API server's own records.</summary>
public sealed class RecentChangesQuery : IContextQuery
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(6);

    /// <inheritdoc />
    public string Name => "changes";

    /// <inheritdoc />
    public string Question => "what changed";

    /// <inheritdoc />
    public IReadOnlyList<string> Phrases { get; } = ["changed", "changes", "change", "deployed", "rolled out", "who touched"];

    /// <inheritdoc />
    public IReadOnlyList<Fact> Answer(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Feature<ClusterModel>() is not { } model
            ? []
            : QueryFacts.Number(model.ChangesBetween(context.At - s_window, context.At)
                .Where(change => QueryFacts.IsAskedFor(context, change.Object))
                .Select(change => QueryFacts.Of(model, change.Object, change.Created ? "was created" : "changed", Text(change), change.At) with { Trust = TrustLevel.Declared }));
    }

    private static string Text(ClusterChange change) => change.Created ? "new" : $"{Parts(change.Parts)} by {(change.Manager.Length > 0 ? change.Manager : "somebody")}";

    private static string Parts(ChangedParts parts) => parts.ToString().ToLowerInvariant();
}
