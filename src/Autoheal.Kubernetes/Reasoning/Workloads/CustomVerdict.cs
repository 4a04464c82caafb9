using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Model.Health;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>A custom resource whose conditions or phase say, by the usual conventions, that it failed, and have said so for a while.</summary>
internal sealed class CustomVerdict
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public required CustomObject Object { get; init; }

    /// <summary>Gets what the status says in its own closed words: type, status and reason of a condition, or the phase.</summary>
    public required string Words { get; init; }

    /// <summary>Gets the names and versions that the condition's message points at, as <see cref="MessageNames"/> reads them; empty when none.</summary>
    public string Names { get; init; } = "";

    public DateTimeOffset? Since { get; init; }

    public static IEnumerable<CustomVerdict> Bad(ClusterModel model)
    {
        foreach (var kind in model.CustomObjects)
        {
            foreach (var item in kind)
            {
                if (item.Metadata.DeletedAt is null && Of(item) is { } verdict && (verdict.Since is not { } since || model.At - since >= s_patience))
                {
                    yield return verdict;
                }
            }
        }
    }

    private static CustomVerdict? Of(CustomObject item)
    {
        // A status of an older generation says nothing of what was changed since.
        if (item.ObservedGeneration > 0 && item.ObservedGeneration < item.Metadata.Generation)
        {
            return null;
        }

        if (item.Conditions.Any(IsSuspect) && OfConditions(item) is { } bad)
        {
            return bad;
        }

        return item.Phase.Length > 0 && HealthWords.Of(item.Phase) == HealthStatus.Degraded
            ? new CustomVerdict { Object = item, Words = $"phase {item.Phase}" }
            : null;
    }

    // Most objects are well and say so in a few words: those need no closer look.
    private static bool IsSuspect(ObjectCondition condition) => condition.Status switch
    {
        "True" => condition.Type is not ("Ready" or "Available" or "Synced" or "Healthy" or "Accepted" or "Programmed" or "Reconciled" or "Initialized"),
        "False" => condition.Type is not ("Degraded" or "Stalled" or "Failed"),
        _ => true,
    };

    private static CustomVerdict? OfConditions(CustomObject item)
    {
        var signs = new ConditionSigns([.. item.Conditions.Select(View)]);
        if (signs.Suspension is not null || (signs.Failure ?? signs.Unfulfilled) is not { } bad)
        {
            return null;
        }

        var condition = item.Conditions.Find(bad.Type)!;
        return new CustomVerdict
        {
            Object = item,
            Words = $"{bad.Type}={bad.Status}{(bad.Reason.Length > 0 ? $" ({bad.Reason})" : "")}",
            Names = MessageNames.Of(condition.Message, item.Name),
            Since = condition.ChangedAt,
        };
    }

    private static ConditionView View(ObjectCondition condition) =>
        new() { Type = condition.Type, Status = condition.Status, Reason = condition.Reason, Message = condition.Message.Reveal() };
}
