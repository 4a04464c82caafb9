using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>No node takes the pods of a workload, whatever the reason: what is left to say when no rule knows why.</summary>
internal sealed class UnplacedRule : IDiagnosticRule
{
    public string Name => "unplaced";

    public IReadOnlyList<CauseDescription> Causes { get; } = [SchedulingCauses.Unplaced];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (workload.With(TroubleKind.Unschedulable) is not { } unplaced)
            {
                continue;
            }

            var trouble = unplaced.Troubles[0];
            var checks = new CheckList(model);
            checks.Supports(
                0.45,
                $"pod {trouble.Pod.Name} is Pending and has no node ({trouble.Reason}); {Counts.Pods(unplaced.Troubles.Count)}",
                checks.Controlled(trouble.Pod, "condition.PodScheduled", $"False {trouble.Reason}", trouble.Since));
            yield return new Finding
            {
                Cause = SchedulingCauses.Unplaced.Code,
                Object = model.Reference(unplaced.Blamed),
                Title = $"no node takes the pods of {unplaced.Blamed.Name} (Pending, {trouble.Reason})",
                Summary = $"{Counts.Pods(unplaced.Troubles.Count)} of {unplaced.Blamed.Resource.Kind} {unplaced.Blamed.Name} have no node to run on.",
                Checks = checks.Checks,
                Explains = Dependents.With(model, unplaced),
                Since = unplaced.Began,
            };
        }
    }
}
