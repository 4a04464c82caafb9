using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Symptoms;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Rollouts;

/// <summary>A Deployment's rollout has passed its deadline (taxonomy row 80): true whatever holds it up, and said when nothing more is known.</summary>
internal sealed class RolloutStuckRule : IDiagnosticRule
{
    private static readonly TimeSpan s_slack = TimeSpan.FromMinutes(5);

    public string Name => "rollout-stuck";

    public IReadOnlyList<CauseDescription> Causes { get; } = [RolloutCauses.Stuck];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var deployment in model.Deployments)
        {
            if (WorkloadSymptoms.IsStuck(deployment))
            {
                yield return Describe(model, deployment, deployment.Conditions.Find("Progressing")!);
            }
        }
    }

    private static Finding Describe(ClusterModel model, Deployment deployment, ObjectCondition condition)
    {
        var checks = new CheckList(model);
        var rollout = RolloutRecord.Of(model, deployment);
        var (ready, wanted) = (deployment.UpdatedReplicas, deployment.Replicas);
        checks.Supports(
            0.6,
            "Progressing is False: ProgressDeadlineExceeded",
            checks.Controlled(deployment, "condition.progressing", condition.Reason, condition.ChangedAt));
        var isReleased = IsReleased(deployment, rollout, condition);
        if (isReleased)
        {
            checks.Supports(
                0.3,
                $"available: {deployment.AvailableReplicas} of {wanted} replicas, none of {rollout!.Name}, which was rolled out right before",
                checks.Controlled(rollout.Current, "revision.ready", "0", rollout.At));
        }

        var name = rollout is { Number: > 0 } ? $" to {rollout.Name}" : "";
        var target = model.Reference(deployment);
        return new Finding
        {
            Cause = RolloutCauses.Stuck.Code,
            Object = target,
            Title = $"Rollout of {deployment.Name}{name} is stuck: ProgressDeadlineExceeded",
            Summary = $"The rollout of Deployment {deployment.Name}{name} made no progress for {deployment.ProgressDeadlineSeconds} s "
                + $"({ready} of {wanted} replicas updated, {deployment.AvailableReplicas} available).",
            Checks = checks.Checks,
            Explains = [target, .. model.TroublesOf(deployment).Select(trouble => model.Reference(trouble.Pod))],
            Since = rollout?.At ?? condition.ChangedAt,
            Remedies = isReleased && IsOfItsOwn(model, deployment) && rollout?.LastGood is { Number: > 0 } good ? [Remedies.Undo(target, good.Number)] : [],
        };
    }

    // Pods that are refused, find no place or no network have causes outside; whoever knows those knows the repair.
    private static bool IsOfItsOwn(ClusterModel model, Deployment deployment) =>
        deployment.Conditions.Find("ReplicaFailure") is not { IsTrue: true }
        && model.TroublesOf(deployment).All(trouble => trouble.Kind == TroubleKind.NotReady);

    // A Deployment that loses its pods later, with its nodes or for another's sake, is stuck as well; going back would not help that.
    private static bool IsReleased(Deployment deployment, RolloutRecord? rollout, ObjectCondition condition) =>
        rollout is { HasOlder: true, Serving: 0 } && (condition.ChangedAt is not { } changed
            || changed - rollout.At <= TimeSpan.FromSeconds(deployment.ProgressDeadlineSeconds) + s_slack);
}
