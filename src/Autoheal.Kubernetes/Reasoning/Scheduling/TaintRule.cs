using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>The nodes that pods may run on bear a taint that they do not tolerate (taxonomy row 17).</summary>
internal sealed class TaintRule : IDiagnosticRule
{
    public string Name => "taint";

    public IReadOnlyList<CauseDescription> Causes { get; } = [SchedulingCauses.Taint];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (Placement.Of(model, workload) is { Leading: Obstacle.Taint or Obstacle.ControlPlane } placement)
            {
                yield return Describe(model, placement);
            }
        }
    }

    private static Finding Describe(ClusterModel model, Placement placement)
    {
        var blamed = placement.Workload.Blamed;
        var tainted = placement.Candidates.Where(candidate => candidate.Obstacle == placement.Leading).ToArray();
        var named = tainted.Length > 0 ? tainted[0].Taint!.ToString() : "";
        var nodes = tainted.Length > 0 ? $"{tainted.Length} of {Counts.Of(model.Nodes.Count, "node")}"
            : placement.Report is { } report ? $"{report.Count(placement.Leading)} of {Counts.Of(report.Nodes, "node")}" : "the nodes";
        var checks = new CheckList(model);
        PlacementChecks.AddSymptom(checks, placement);
        PlacementChecks.AddWords(checks, placement, placement.Leading, "untolerated taint", 0.8);
        if (tainted.Length > 0)
        {
            checks.Supports(0.7, $"{nodes} bear taint {named}", checks.Declared(tainted[0].Node, "spec.taints", named, tainted[0].Taint!.AddedAt));
        }
        else
        {
            checks.NotObserved(0.7, "the taints of the nodes");
        }

        checks.Supports(
            0.3, "the pod has no toleration that helps", checks.Declared(placement.Pod, "spec.tolerations", $"{placement.Scheduling.Tolerations.Count}, none that fits"));
        var good = LastGoodTemplate.Of(model, blamed);
        good?.AddChange(checks, 0.2, TemplateChangeKind.Scheduling);
        var taint = named.Length > 0 ? $"taint {named}" : "a taint";
        return new Finding
        {
            Cause = SchedulingCauses.Taint.Code,
            Object = model.Reference(blamed),
            Title = $"{taint} on {nodes} is not tolerated by {blamed.Name}",
            Summary = $"{Counts.Pods(placement.Workload.Troubles.Count)} of {blamed.Resource.Kind} {blamed.Name} cannot be scheduled: "
                + $"untolerated taint, {nodes} bear {taint} and the pods have no toleration for it.",
            Checks = checks.Checks,
            Explains = Dependents.With(model, placement.Workload),
            Since = placement.Workload.Began,
            Remedies = good?.Changed(TemplateChangeKind.Scheduling) ?? false ? [good.Undo(model.Reference(blamed))] : [],
        };
    }
}
