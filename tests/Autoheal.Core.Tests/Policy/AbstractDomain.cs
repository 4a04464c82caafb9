using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;

namespace Autoheal.Core.Tests.Policy;

/// <summary>Every combination of what the policies tell apart, one value for each class of values.</summary>
internal static class AbstractDomain
{
    private static readonly ActionRisk[] s_risks = Enum.GetValues<ActionRisk>();
    private static readonly Reversibility[] s_reversibilities = Enum.GetValues<Reversibility>();
    private static readonly string[] s_environments = [Environments.Production, "staging"];
    private static readonly bool?[] s_answers = [null, false, true];
    private static readonly double?[] s_confidences = [null, 0.72, 0.9];
    private static readonly HypothesisStatus?[] s_statuses = [null, HypothesisStatus.Proposed, HypothesisStatus.Supported];
    private static readonly ControlMode?[] s_modes = [null, ControlMode.Halted, ControlMode.Stopped, ControlMode.Running];
    private static readonly int?[] s_workloadCounts = [null, 0, 3];
    private static readonly int?[] s_unattendedCounts = [null, 0];
    private static readonly ObjectChange?[] s_changes = [null, new ObjectChange { Manager = "kubectl", At = ManualClock.Start }];
    private static readonly IReadOnlyList<CauseCode>?[] s_contradictions = [null, [], [new CauseCode("k8s.other")]];
    private static readonly CauseCode[] s_causes = [SmallWorld.BadValue, new CauseCode("data.corrupt")];
    private static readonly IReadOnlyList<PolicyOpinion>[] s_opinions =
        [[], [Opinion(Verdict.Allow)], [Opinion(Verdict.RequireApproval)], [Opinion(Verdict.Allow), Opinion(Verdict.Deny)]];

    /// <summary>The facts about the incident, for one action.</summary>
    public static IEnumerable<PolicyInput> FactsFor(PlannedAction action) =>
        from environment in s_environments
        from confidence in s_confidences
        from status in s_statuses
        from control in s_modes
        from onWorkload in s_workloadCounts
        from unattended in s_unattendedCounts
        from unhealthy in s_answers
        from bound in s_answers
        from change in s_changes
        from contradictions in s_contradictions
        from cause in s_causes
        from opinions in s_opinions
        select Samples.Input with
        {
            Action = action,
            Environment = environment,
            Confidence = confidence,
            Status = status,
            Control = control,
            ActionsOnWorkloadLastHour = onWorkload,
            UnattendedActionsLastHour = unattended,
            TargetUnhealthy = unhealthy,
            NamespaceBound = bound,
            LastChangeByPerson = change,
            Contradictions = contradictions,
            Cause = cause,
            Opinions = opinions,
        };

    /// <summary>The actions that policies tell apart.</summary>
    public static IEnumerable<PlannedAction> Actions =>
        from risk in s_risks
        from reversibility in s_reversibilities
        from available in new[] { false, true }
        select Samples.Action with
        {
            Obligations = [],
            Risk = risk,
            Reversibility = reversibility,
            Compensation = new Compensation { Available = available, Description = "undone" },
        };

    public static bool MissesAFact(PolicyInput input) => input.Confidence is null || input.Status is null || input.Control is null
        || input.ActionsOnWorkloadLastHour is null || input.UnattendedActionsLastHour is null || input.TargetUnhealthy is null
        || input.NamespaceBound is null || input.Contradictions is null;

    private static PolicyOpinion Opinion(Verdict verdict) => new()
    {
        Source = "outside",
        Verdict = verdict,
        Reason = "said so",
        Approval = verdict == Verdict.RequireApproval ? new ApprovalRequirement { Quorum = 1, Roles = ["oncall"] } : null,
    };
}
