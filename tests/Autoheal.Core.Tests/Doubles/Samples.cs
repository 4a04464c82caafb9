using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>Records with every member set to something other than its default.</summary>
internal static class Samples
{
    public static ResourceRef Target { get; } = new()
    {
        ClusterId = SmallWorld.Cluster, Group = "apps", Kind = "Deployment", Namespace = "checkout", Name = "api", Uid = "uid-checkout-api",
    };

    public static PlannedAction Action { get; } = new()
    {
        Action = SetValueAction.ActionName,
        Version = 2,
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Parameters = new Dictionary<string, string> { ["value"] = "good" },
        Target = Target,
        TargetFingerprint = "before",
        ResultFingerprint = "after",
        Changes = [new FieldChange { Path = "/spec/value", Before = "bad", After = "good" }],
        Compensation = new Compensation { Available = true, Description = "sets the old value again", Disturbs = true },
        BlastRadius = new BlastRadius { Pods = 1, ServicePods = 5, Namespaces = ["checkout"] },
        Effect = [Predicate("healthy")],
        Harm = [Predicate("harmed")],
        EffectDeadlineSeconds = 300,
        Obligations = [new Obligation { Kind = "notify", Parameters = new Dictionary<string, string> { ["whom"] = "oncall" } }],
        Stages = [new PlannedStage { Summary = "one", ResultFingerprint = "between", Settled = [Predicate("healthy")] }],
        Summary = "set api",
        KubectlEquivalent = "kubectl patch",
    };

    public static RemediationPlan Plan { get; } = new()
    {
        IncidentId = "INC-1",
        ClusterId = SmallWorld.Cluster,
        Nonce = "n1",
        Proposer = "autoheal",
        Cause = SmallWorld.BadValue,
        CauseObject = Target,
        HypothesisRank = 1,
        Steps = [Action],
    };

    /// <summary>Facts on which every built-in policy with default limits has nothing against the action, once its namespace is allowed.</summary>
    public static PolicyInput Input { get; } = new()
    {
        Now = ManualClock.Start,
        IncidentOpenedAt = ManualClock.Start - TimeSpan.FromMinutes(5),
        Action = Action with { Obligations = [] },
        Cause = SmallWorld.BadValue,
        Confidence = 0.9,
        Status = HypothesisStatus.Supported,
        Environment = "staging",
        Control = ControlMode.Running,
        ActionsOnWorkloadLastHour = 0,
        UnattendedActionsLastHour = 0,
        TargetUnhealthy = true,
        NamespaceBound = true,
        Autonomy = AutonomyLevel.Autonomous,
    };

    private static PredicateSpec Predicate(string kind) => new()
    {
        Kind = kind,
        Subject = Target,
        Parameters = new Dictionary<string, string> { ["since"] = "12:00" },
        SustainSeconds = 20,
    };
}
