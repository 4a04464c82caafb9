using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Symptoms;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>
/// Pods fail because their node is short of memory, disk or process ids (taxonomy rows 92 to 94). Considered whenever pods are in trouble, so that
/// a reader sees it excluded.
/// </summary>
internal sealed class NodePressureRule : IDiagnosticRule
{
    public string Name => "node-pressure";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NodeCauses.Pressure];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Nodes.Count: > 0 } model)
        {
            yield break;
        }

        var ill = false;
        foreach (var node in model.Nodes)
        {
            ill |= node.Pressure is not null || NodeIllness.Of(node, model.At) is not null;
            if (node.Pressure is { } pressure)
            {
                yield return Blame(model, node, pressure);
            }
        }

        if (!ill && FirstInTrouble(model) is { } workload && model.Nodes.IsComplete(""))
        {
            yield return Exclude(model, workload);
        }
    }

    private static Finding Blame(ClusterModel model, Node node, ObjectCondition pressure)
    {
        var hit = NodeVictims.Of(model, node, NodeVictims.Waiting(model), crashes: true);
        var checks = new CheckList(model);
        checks.Supports(
            0.7, $"node {node.Name} reports {pressure.Type}", checks.Controlled(node, "node.condition", $"{pressure.Type}={pressure.Status}", pressure.ChangedAt));
        if (hit.Evicted > 0)
        {
            checks.Supports(0.6, $"evicted from it: {Counts.Pods(hit.Evicted)}", checks.Controlled(node, "pods.evicted", $"{hit.Evicted}"));
        }
        else if (hit.References.Count > 0)
        {
            checks.Supports(0.4, $"on it, in trouble: {Counts.Pods(hit.Troubled)}", checks.Controlled(node, "pods.troubled", $"{hit.Troubled} of {hit.Pods}"));
        }

        var what = pressure.Type switch { "MemoryPressure" => "memory", "DiskPressure" => "disk", _ => "process ids" };
        return new Finding
        {
            Cause = NodeCauses.Pressure.Code,
            Object = model.Reference(node),
            Title = $"node {node.Name} is short of {what} ({pressure.Type})",
            Summary = $"Node {node.Name} reports {pressure.Type}={pressure.Status} ({pressure.Reason}): it is short of {what}. It has {Counts.Pods(hit.Pods)}; "
                + $"{hit.Troubled} in trouble, {hit.Evicted} evicted.",
            Checks = checks.Checks,
            Explains = hit.References,
            Since = pressure.ChangedAt,
            Remedies = node.Unschedulable ? [] : [Remedies.Cordon(model.Reference(node))],
        };
    }

    private static Finding Exclude(ClusterModel model, Deployment workload)
    {
        var target = model.Reference(workload);
        var trouble = model.TroublesOf(workload)[0];
        var checks = new CheckList(model);
        checks.Supports(
            0.35, WorkloadSymptoms.Text(trouble), checks.Controlled(trouble.Pod, "pod.trouble", trouble.Reason, trouble.Since));
        checks.Refutes(
            0.8,
            $"all {model.Nodes.Count} nodes are ready and report no pressure",
            checks.Controlled(model.Nodes[0], "nodes.ready", $"{model.Nodes.Count} of {model.Nodes.Count}"));
        if (!AnyEvicted(model))
        {
            checks.Refutes(0.3, "no pod was evicted", checks.Controlled(trouble.Pod, "pods.evicted", "0"));
        }

        return new Finding
        {
            Cause = NodeCauses.Pressure.Code,
            Object = target,
            Title = "node pressure",
            Summary = "A node short of memory, disk or process ids could make pods fail; none is.",
            Checks = checks.Checks,
            Explains = [target],
        };
    }

    private static Deployment? FirstInTrouble(ClusterModel model)
    {
        foreach (var deployment in model.Deployments)
        {
            if (model.TroublesOf(deployment).Count > 0)
            {
                return deployment;
            }
        }

        return null;
    }

    private static bool AnyEvicted(ClusterModel model)
    {
        foreach (var trouble in model.Troubles)
        {
            if (trouble.Kind == TroubleKind.Evicted)
            {
                return true;
            }
        }

        return false;
    }
}
