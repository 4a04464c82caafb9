using Autoheal.Incidents;
using Autoheal.Verification;

namespace Autoheal.Planning;

/// <summary>The action can run: its target, the exact change, its effect and how to undo it.</summary>
public sealed class ReadyAction : ActionPreparation
{
    /// <summary>Gets what will be done, in at most 120 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the guarded values now; the target in it bears cluster id and uid.</summary>
    public required GuardSet Before { get; init; }

    /// <summary>Gets the guarded values that the action will leave.</summary>
    public required GuardSet After { get; init; }

    /// <summary>Gets the change as people see it, masked.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>Gets what is touched at most.</summary>
    public required BlastRadius BlastRadius { get; init; }

    /// <summary>Gets how the action is undone.</summary>
    public required Compensation Compensation { get; init; }

    /// <summary>Gets what must become true; at least one.</summary>
    public required IReadOnlyList<PredicateSpec> Effect { get; init; }

    /// <summary>Gets what must not become true; at least one.</summary>
    public required IReadOnlyList<PredicateSpec> Harm { get; init; }

    /// <summary>Gets a value indicating whether the target is unhealthy by Controlled fields now.</summary>
    public required bool TargetUnhealthy { get; init; }

    /// <summary>Gets the last change by somebody who is not a known controller; null when there was none.</summary>
    public ObjectChange? LastChangeByPerson { get; init; }

    /// <summary>Gets the time after which the action must have shown its effect; 5 minutes by default.</summary>
    public TimeSpan EffectDeadline { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets the <c>kubectl</c> command that does the same, for people to copy.</summary>
    public string? KubectlEquivalent { get; init; }

    /// <summary>Gets the object that the action is for.</summary>
    public ResourceRef Target => Before.Target;
}
