using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Approvals;

/// <summary>
/// What an approval request shows of one step of its plan: what will change, where, and how it is undone. Copied from the hashed plan alone; at
/// execution it must still be what the plan says.
/// </summary>
public sealed record RequestedStep
{
    /// <summary>Gets the action's name.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the action's version.</summary>
    public required int Version { get; init; }

    /// <summary>Gets the risk.</summary>
    public ActionRisk Risk { get; init; }

    /// <summary>Gets the object that is changed.</summary>
    public required ResourceRef Target { get; init; }

    /// <summary>Gets the change, field by field; values of env, ConfigMap data and annotations are masked.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init => field = Frozen.Copy(value); }

    /// <summary>Gets how it is undone, or why it is not.</summary>
    public required string Compensation { get; init; }

    /// <summary>Gets what it touches at most; null in records of earlier versions.</summary>
    public BlastRadius? BlastRadius { get; init; }

    /// <summary>Gets how it is carried out, one clause each: by stages, for a while only; null when nothing of the kind was demanded.</summary>
    public IReadOnlyList<string>? Conditions { get; init => field = value is null ? null : Frozen.Copy(value); }

    /// <summary>Whether two show the same.</summary>
    public bool ShowsTheSameAs(RequestedStep other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Action == other.Action && Version == other.Version && Risk == other.Risk && Target == other.Target
            && Compensation == other.Compensation && Changes.SequenceEqual(other.Changes) && IsTheSame(BlastRadius, other.BlastRadius)
            && (Conditions ?? []).SequenceEqual(other.Conditions ?? [], StringComparer.Ordinal);
    }

    private static bool IsTheSame(BlastRadius? one, BlastRadius? other) => one is null || other is null
        ? one is null && other is null
        : one.Pods == other.Pods && one.ServicePods == other.ServicePods && one.Namespaces.SequenceEqual(other.Namespaces);

    /// <summary>What a plan's request shows.</summary>
    public static IReadOnlyList<RequestedStep> Of(RemediationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. plan.Steps.Select(step => new RequestedStep
            {
                Action = step.Action,
                Version = step.Version,
                Risk = step.Risk,
                Target = step.Target,
                Changes = step.Changes,
                Compensation = step.Compensation.Description,
                BlastRadius = step.BlastRadius,
                Conditions = PlanConditions.Of(step),
            }),
        ];
    }
}
