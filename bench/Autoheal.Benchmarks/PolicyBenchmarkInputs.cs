using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;
using Autoheal.Verification;

namespace Autoheal.Benchmarks;

/// <summary>Facts of decisions as a busy host meets them, and the cluster that they are about.</summary>
internal sealed class PolicyBenchmarkInputs : IClusterIdentity
{
    private const string Cluster = "c1";

    public ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Cluster);

    public static PolicyInput[] Mixed()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 4096).Select(_ => Input(
            Enum.GetValues<ActionRisk>()[random.Next(4)],
            0.65 + (random.Next(35) / 100d),
            random.Next(5),
            random.Next(7),
            $"team-{random.Next(20)}",
            random.Next(6) > 0))];
    }

    public static RemediationPlan PlanOf(PlannedAction action) => new()
    {
        IncidentId = "INC-1",
        ClusterId = Cluster,
        Nonce = "n",
        Proposer = "autoheal",
        Cause = new CauseCode("k8s.rollout.crash"),
        CauseObject = action.Target,
        HypothesisRank = 1,
        Steps = [action],
    };

    private static PolicyInput Input(ActionRisk risk, double confidence, int onWorkload, int unattended, string @namespace, bool healthyOrigin) => new()
    {
        Now = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        IncidentOpenedAt = new DateTimeOffset(2026, 6, 1, 11, 55, 0, TimeSpan.Zero),
        Action = ActionOf(risk, @namespace),
        Cause = new CauseCode("k8s.rollout.crash"),
        Confidence = confidence,
        Status = HypothesisStatus.Supported,
        Environment = "staging",
        Control = ControlMode.Running,
        ActionsOnWorkloadLastHour = onWorkload,
        UnattendedActionsLastHour = unattended,
        WorkloadActions = [],
        ClusterActions = [],
        TargetUnhealthy = healthyOrigin,
        NamespaceBound = true,
        Autonomy = AutonomyLevel.Autonomous,
    };

    private static PlannedAction ActionOf(ActionRisk risk, string @namespace)
    {
        var target = new ResourceRef { ClusterId = Cluster, Group = "apps", Kind = "Deployment", Namespace = @namespace, Name = "api", Uid = "u" };
        var predicate = new PredicateSpec { Kind = "healthy", Subject = target, SustainSeconds = 20 };
        return new PlannedAction
        {
            Action = "rollout-restart",
            Version = 1,
            Risk = risk,
            Reversibility = Reversibility.Exact,
            Target = target,
            TargetFingerprint = "a",
            ResultFingerprint = "b",
            Changes = [],
            Compensation = new Compensation { Available = true, Description = "undo" },
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = 10, Namespaces = [@namespace] },
            Effect = [predicate],
            Harm = [predicate],
            EffectDeadlineSeconds = 300,
        };
    }
}
