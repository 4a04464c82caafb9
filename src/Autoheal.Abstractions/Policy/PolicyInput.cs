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

    /// <summary>
    /// Gets the latest time that is known to have been, in UTC: later than <see cref="Now"/> after the clock was set back, when what either time forbids is
    /// forbidden. Null when it is not known.
    /// </summary>
    public DateTimeOffset? LatestNow { get; init; }

    /// <summary>Gets when the incident began, in UTC: when it was opened, or when one of its alerts started, if that is earlier.</summary>
    public required DateTimeOffset IncidentOpenedAt { get; init; }

    /// <summary>Gets the name of the cluster that the step is for: empty on a host with one cluster, null when none of the host's clusters is the one.</summary>
    public string? Cluster { get; init; } = "";

    /// <summary>Gets the step that is judged, together with its compensation.</summary>
    public required PlannedAction Action { get; init; }

    /// <summary>Gets the cause that the step is to remove.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>
    /// Gets the intent whose action the step undoes because a person asked; null for a repair. An undo rests on no diagnosis and on no alert: its
    /// confidence and status are null, and its target need not be unhealthy.
    /// </summary>
    public string? UndoOf { get; init; }

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

    /// <summary>Gets how far Autoheal may go by itself with this class of actions here: what was earned, and never more than the operator allows.</summary>
    public AutonomyLevel? Autonomy { get; init; }

    /// <summary>Gets the actions reserved against this workload within the last day, all incidents together; null when they cannot be read.</summary>
    public IReadOnlyList<RecentAction>? WorkloadActions { get; init; }

    /// <summary>Gets the actions reserved in the cluster within the last day; null when they cannot be read or are not counted.</summary>
    public IReadOnlyList<RecentAction>? ClusterActions { get; init; }

    /// <summary>Gets the causes that stand beside this one, are as likely and ask for a contradicting repair; null when that cannot be told.</summary>
    public IReadOnlyList<CauseCode>? Contradictions { get; init; } = [];

    /// <summary>Gets a value indicating whether a policy tells services apart by labels, so that they have to be read.</summary>
    public bool LabelsWanted { get; init; }

    /// <summary>Gets the target's labels, which whoever may write the object sets; null when they are not known.</summary>
    public IReadOnlyDictionary<string, string>? TargetLabels { get; init; }

    /// <summary>Gets the share of the service's error budget that is left; null when it is not known.</summary>
    public double? ErrorBudgetRemaining { get; init; }

    /// <summary>Gets what the action adds to the cost of running an hour, in the operator's currency; null when it is not known.</summary>
    public double? AddedCostPerHour { get; init; }

    /// <summary>Gets whether no action of this name and version has ever been carried out to its end in this journal; null when that cannot be told.</summary>
    public bool? IsNewVersion { get; init; }

    /// <summary>Gets what engines outside said before the decision.</summary>
    public IReadOnlyList<PolicyOpinion> Opinions { get; init; } = [];
}
