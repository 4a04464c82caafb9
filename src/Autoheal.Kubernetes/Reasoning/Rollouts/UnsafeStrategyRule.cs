using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Rollouts;

/// <summary>
/// A rollout took every old pod down before the first new one worked, and none does (taxonomy row 81). The crash has a cause of its own; that nothing
/// serves has this one.
/// </summary>
internal sealed class UnsafeStrategyRule : IDiagnosticRule
{
    public string Name => "rollout-strategy";

    public IReadOnlyList<CauseDescription> Causes { get; } = [RolloutCauses.UnsafeStrategy];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (workload.Deployment is { Replicas: > 0, AvailableReplicas: 0 } deployment && IsUnsafe(deployment)
                && new WorkloadEvidence(model, workload) is { IsReleased: true, Rollout: { Serving: 0, LastGood: { } good } } evidence)
            {
                yield return Describe(evidence, deployment, good);
            }
        }
    }

    private static bool IsUnsafe(Deployment deployment) => deployment.Recreates || deployment.MaxUnavailable >= deployment.Replicas;

    private static Finding Describe(WorkloadEvidence evidence, Deployment deployment, GoodRevision good)
    {
        var strategy = deployment.Recreates ? "Recreate" : $"maxUnavailable {deployment.MaxUnavailable}";
        var checks = new CheckList(evidence.Model);
        checks.Supports(0.4, $"its strategy is {strategy}", checks.Declared(deployment, "spec.strategy", strategy, deployment.Metadata.SpecChangedAt));
        checks.Supports(
            0.4,
            $"available: 0 of {deployment.Replicas} replicas",
            checks.Controlled(deployment, "status.availableReplicas", $"0 of {deployment.Replicas}"));
        RolloutChecks.AddTiming(checks, evidence, 0.4, "failure");
        return new Finding
        {
            Cause = RolloutCauses.UnsafeStrategy.Code,
            Object = evidence.Target,
            Title = $"Rollout strategy {strategy} of {deployment.Name} left no pod serving",
            Summary = $"With strategy {strategy}, {evidence.Name} of {deployment.Name} replaced all pods of {good.Name} at once; its own do not work "
                + $"({evidence.First.Reason}), so 0 of {deployment.Replicas} are available.",
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
