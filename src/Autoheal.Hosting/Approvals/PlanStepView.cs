using Autoheal.Catalogue;
using Autoheal.Hosting.Incidents;
using Autoheal.Planning;

namespace Autoheal.Hosting.Approvals;

/// <summary>One step of a plan that waits for people.</summary>
public sealed record PlanStepView
{
    /// <summary>Gets the action's name.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the action's version.</summary>
    public required int Version { get; init; }

    /// <summary>Gets the risk.</summary>
    public required ActionRisk Risk { get; init; }

    /// <summary>Gets whether it can be undone.</summary>
    public required Reversibility Reversibility { get; init; }

    /// <summary>Gets the object that is changed.</summary>
    public required ObjectView Target { get; init; }

    /// <summary>Gets the parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Gets the change, field by field; values of env, ConfigMap data and annotations are masked.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>Gets how it is undone, or why it is not.</summary>
    public required string Compensation { get; init; }

    /// <summary>Gets how it is carried out, one clause each: by stages, for a while only; empty when nothing of the kind was demanded.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Gets what is touched at most.</summary>
    public required BlastRadius BlastRadius { get; init; }

    /// <summary>Gets the time after which the effect must have shown, in seconds.</summary>
    public required int EffectDeadlineSeconds { get; init; }

    /// <summary>The view of a step.</summary>
    public static PlanStepView Of(PlannedAction step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new()
        {
            Action = step.Action,
            Version = step.Version,
            Risk = step.Risk,
            Reversibility = step.Reversibility,
            Target = ObjectView.Of(step.Target),
            Parameters = step.Parameters,
            Changes = step.Changes,
            Compensation = step.Compensation.Description,
            BlastRadius = step.BlastRadius,
            EffectDeadlineSeconds = step.EffectDeadlineSeconds,
        };
    }
}
