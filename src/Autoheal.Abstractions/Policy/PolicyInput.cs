using Autoheal.Planning;
using Autoheal.Reasoning;

namespace Autoheal.Policy;

/// <summary>
/// The facts that a decision rests on, gathered before it. A null member means that the fact could not be had: a policy that needs
/// it must deny.
/// </summary>
public sealed record PolicyInput
{
    /// <summary>Gets the time of the decision, in UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Gets when the incident began, in UTC: when it was opened, or when one of its alerts started, if that is earlier.</summary>
    public required DateTimeOffset IncidentOpenedAt { get; init; }

    /// <summary>Gets the step that is judged, together with its compensation.</summary>
    public required PlannedAction Action { get; init; }

    /// <summary>Gets the cause that the step is to remove.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>Gets the confidence in the cause, between 0 and 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>Gets the status of the hypothesis.</summary>
    public HypothesisStatus? Status { get; init; }

    /// <summary>Gets the environment from the operator's configuration; <c>production</c> when the operator did not say.</summary>
    public string Environment { get; init; } = Environments.Production;

    /// <summary>Gets what the kill switch permits.</summary>
    public ControlMode? Control { get; init; }

    /// <summary>Gets the actions reserved against this workload within the last hour, all incidents together.</summary>
    public int? ActionsOnWorkloadLastHour { get; init; }

    /// <summary>Gets the actions run without a person's approval within the last hour, all workloads together.</summary>
    public int? UnattendedActionsLastHour { get; init; }

    /// <summary>Gets whether the target is unhealthy by Controlled fields.</summary>
    public bool? TargetUnhealthy { get; init; }

    /// <summary>Gets whether the target's namespace is bound to the token of the source that nominated it.</summary>
    public bool? NamespaceBound { get; init; }

    /// <summary>Gets the last change of the target by somebody who is not a known controller; null when there was none.</summary>
    public ObjectChange? LastChangeByPerson { get; init; }
}
