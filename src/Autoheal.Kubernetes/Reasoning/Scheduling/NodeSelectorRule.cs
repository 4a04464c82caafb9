using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>Pods want a node that there is not: by label, by affinity or by name (taxonomy rows 15, 16 and 21).</summary>
internal sealed class NodeSelectorRule : IDiagnosticRule
{
    public string Name => "node-selector";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [SchedulingCauses.NodeSelector, SchedulingCauses.NodeAffinity, SchedulingCauses.PinnedNode];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (Placement.Of(model, workload) is { Leading: Obstacle.Selector } placement && Pin.Of(placement) is { } pin)
            {
                yield return Describe(model, placement, pin);
            }
        }
    }

    private static Finding Describe(ClusterModel model, Placement placement, Pin pin)
    {
        var checks = new CheckList(model);
        PlacementChecks.AddSymptom(checks, placement);
        PlacementChecks.AddWords(checks, placement, Obstacle.Selector, "didn't match node affinity/selector", 0.8);
        AddPin(checks, model, placement, pin);
        var good = LastGoodTemplate.Of(model, placement.Workload.Blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.Scheduling);
        var blamed = placement.Workload.Blamed;
        return new Finding
        {
            Cause = pin.Cause.Code,
            Object = model.Reference(blamed),
            Title = $"{pin.Text} matches {NoneOf(placement)}",
            Summary = $"{Counts.Pods(placement.Workload.Troubles.Count)} of {blamed.Resource.Kind} {blamed.Name} cannot be scheduled: "
                + $"{pin.Text} matches {NoneOf(placement)}{pin.Hint(model)}.",
            Checks = checks.Checks,
            Explains = Dependents.With(model, placement.Workload),
            Since = good?.RolledOutAt ?? placement.Workload.Began,
            Remedies = good?.Changed(TemplateChangeKind.Scheduling) ?? false ? [good.Undo(model.Reference(blamed))] : [],
        };
    }

    private static void AddPin(CheckList checks, ClusterModel model, Placement placement, Pin pin)
    {
        var fact = checks.Declared(placement.Pod, pin.Predicate, pin.Text);
        if (placement.SeesNodes)
        {
            checks.Supports(0.7, $"{pin.Text} matches none of {Counts.Of(model.Nodes.Count, "node")}", fact);
        }
        else
        {
            checks.Supports(0.5, $"the pod wants {pin.Text}", fact);
            checks.NotObserved(0.7, "the labels of all nodes");
        }
    }

    private static string NoneOf(Placement placement) =>
        placement.SeesNodes ? $"none of {Counts.Of(placement.Model.Nodes.Count, "node")}"
        : placement.Report is { Nodes: > 0 } report ? $"none of {Counts.Of(report.Nodes, "node")}"
        : "no node";
}
