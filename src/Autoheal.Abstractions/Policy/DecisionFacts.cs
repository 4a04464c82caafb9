using Autoheal.Planning;
using Autoheal.Reasoning;

namespace Autoheal.Policy;

/// <summary>
/// The facts of a decision as its record keeps them, so that it can be made again under another policy. The step itself is in the plan; labels are not
/// kept, because they are a stranger's text.
/// </summary>
public sealed record DecisionFacts
{
    /// <summary>Gets the time of the decision, in UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Gets the cluster's name.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Gets the confidence in the cause.</summary>
    public double? Confidence { get; init; }

    /// <summary>Gets the status of the hypothesis, as its number.</summary>
    public HypothesisStatus? Status { get; init; }

    /// <summary>Gets what the kill switch permitted.</summary>
    public ControlMode? Control { get; init; }

    /// <summary>Gets the actions against the workload within the hour before.</summary>
    public int? ActionsOnWorkloadLastHour { get; init; }

    /// <summary>Gets the unattended actions within the hour before.</summary>
    public int? UnattendedActionsLastHour { get; init; }

    /// <summary>Gets whether the target's namespace was bound to the sender's token.</summary>
    public bool? NamespaceBound { get; init; }

    /// <summary>Gets the actions against the workload within the day before.</summary>
    public IReadOnlyList<RecentAction>? WorkloadActions { get; init; }

    /// <summary>Gets the actions in the cluster within the day before, at most the last 100.</summary>
    public IReadOnlyList<RecentAction>? ClusterActions { get; init; }

    /// <summary>Gets the causes that asked for a contradicting repair.</summary>
    public IReadOnlyList<CauseCode>? Contradictions { get; init; }

    /// <summary>Gets the share of the error budget that was left.</summary>
    public double? ErrorBudgetRemaining { get; init; }

    /// <summary>Gets what the action would have added to the cost of an hour.</summary>
    public double? AddedCostPerHour { get; init; }

    /// <summary>Gets whether no action of this name and version had been carried out before.</summary>
    public bool? IsNewVersion { get; init; }

    /// <summary>Gets what engines outside said.</summary>
    public IReadOnlyList<PolicyOpinion> Opinions { get; init; } = [];

    /// <summary>Gets how far Autoheal might go by itself.</summary>
    public AutonomyLevel? Autonomy { get; init; }

    /// <summary>The facts of an input.</summary>
    public static DecisionFacts Of(PolicyInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new DecisionFacts
        {
            Now = input.Now,
            Cluster = input.Cluster,
            Environment = input.Environment,
            Confidence = input.Confidence is { } known && double.IsFinite(known) ? known : null,
            Status = input.Status,
            Control = input.Control,
            ActionsOnWorkloadLastHour = input.ActionsOnWorkloadLastHour,
            UnattendedActionsLastHour = input.UnattendedActionsLastHour,
            NamespaceBound = input.NamespaceBound,
            WorkloadActions = input.WorkloadActions,
            ClusterActions = input.ClusterActions is { } cluster ? [.. cluster.TakeLast(100)] : null,
            Contradictions = input.Contradictions,
            ErrorBudgetRemaining = input.ErrorBudgetRemaining is { } budget && double.IsFinite(budget) ? budget : null,
            AddedCostPerHour = input.AddedCostPerHour is { } cost && double.IsFinite(cost) ? cost : null,
            IsNewVersion = input.IsNewVersion,
            Opinions = input.Opinions,
            Autonomy = input.Autonomy,
        };
    }

    /// <summary>The input again.</summary>
    /// <param name="plan">The plan that was judged.</param>
    /// <param name="step">The step.</param>
    /// <param name="openedAt">When the incident began.</param>
    /// <param name="targetUnhealthy">Whether the target was unhealthy.</param>
    /// <param name="lastChangeByPerson">Who changed it last.</param>
    public PolicyInput ToInput(RemediationPlan plan, int step, DateTimeOffset openedAt, bool? targetUnhealthy, ObjectChange? lastChangeByPerson)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PolicyInput
        {
            Now = Now,
            IncidentOpenedAt = openedAt,
            Cluster = Cluster,
            Action = plan.Steps[step],
            Cause = plan.Cause,
            UndoOf = plan.UndoOf,
            Confidence = Confidence,
            Status = Status,
            Environment = Environment,
            Control = Control,
            ActionsOnWorkloadLastHour = ActionsOnWorkloadLastHour,
            UnattendedActionsLastHour = UnattendedActionsLastHour,
            TargetUnhealthy = targetUnhealthy,
            NamespaceBound = NamespaceBound,
            LastChangeByPerson = lastChangeByPerson,
            WorkloadActions = WorkloadActions,
            ClusterActions = ClusterActions,
            Contradictions = Contradictions,
            ErrorBudgetRemaining = ErrorBudgetRemaining,
            AddedCostPerHour = AddedCostPerHour,
            IsNewVersion = IsNewVersion,
            Opinions = Opinions,
            Autonomy = Autonomy,
        };
    }
}
