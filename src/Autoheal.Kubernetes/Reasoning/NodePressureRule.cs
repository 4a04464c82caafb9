using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>
/// Pods fail because their node is short of memory, disk or process ids, or not ready (taxonomy rows 90 to 94). Considered whenever pods are
/// in trouble, so that a reader sees it excluded.
/// </summary>
internal sealed class NodePressureRule : IDiagnosticRule
{
    public string Name => "node-pressure";

    public IReadOnlyList<CauseCode> Causes { get; } = [CauseCodes.NodePressure];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Nodes.Count: > 0 } model)
        {
            yield break;
        }

        var found = false;
        foreach (var node in model.Nodes)
        {
            if (Affected(model, node) is { Count: > 0 } affected && IsIll(node))
            {
                found = true;
                yield return Blame(model, node, affected);
            }
        }

        if (!found && FirstInTrouble(model) is { } workload && model.Nodes.IsComplete(""))
        {
            yield return Exclude(model, workload);
        }
    }

    private static bool IsIll(Node node) => node.Pressure is not null || node.Conditions.Find("Ready") is { IsTrue: false };

    private static Finding Blame(ClusterModel model, Node node, List<ResourceRef> affected)
    {
        var checks = new CheckList(model);
        var condition = node.Pressure ?? node.Conditions.Find("Ready")!;
        checks.Supports(
            0.7,
            node.Pressure is null ? $"node {node.Name} is not ready: {condition.Reason}" : $"node {node.Name} reports {condition.Type}",
            checks.Controlled(node, "node.condition", $"{condition.Type}={condition.Status}", condition.ChangedAt));
        var evicted = CountEvicted(model, node);
        if (evicted > 0)
        {
            checks.Supports(0.6, $"evicted from it: {Counts.Pods(evicted)}", checks.Controlled(node, "pods.evicted", $"{evicted}"));
        }

        return new Finding
        {
            Cause = CauseCodes.NodePressure,
            Object = model.Reference(node),
            Title = $"node {node.Name} is short of resources or not ready",
            Summary = $"{affected.Count} workloads in trouble have pods on {node.Name}, which reports {condition.Type}={condition.Status}.",
            Checks = checks.Checks,
            Explains = affected,
            Since = condition.ChangedAt,
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
        if (CountEvicted(model, null) == 0)
        {
            checks.Refutes(0.3, "no pod was evicted", checks.Controlled(trouble.Pod, "pods.evicted", "0"));
        }

        return new Finding
        {
            Cause = CauseCodes.NodePressure,
            Object = target,
            Title = "node pressure",
            Summary = "A node short of memory, disk or process ids could make pods fail; none is.",
            Checks = checks.Checks,
            Explains = [target],
        };
    }

    private static List<ResourceRef> Affected(ClusterModel model, Node node)
    {
        var affected = new List<ResourceRef>();
        foreach (var trouble in model.Troubles)
        {
            if (trouble.Pod.NodeName == node.Name)
            {
                var reference = model.ReplicaSetOf(trouble.Pod) is { } replicaSet && model.DeploymentOf(replicaSet) is { } deployment
                    ? model.Reference(deployment)
                    : model.Reference(trouble.Pod);
                if (!affected.Contains(reference))
                {
                    affected.Add(reference);
                }
            }
        }

        return affected;
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

    private static int CountEvicted(ClusterModel model, Node? node)
    {
        var count = 0;
        foreach (var trouble in model.Troubles)
        {
            count += trouble.Kind == TroubleKind.Evicted && (node is null || trouble.Pod.NodeName == node.Name) ? 1 : 0;
        }

        return count;
    }
}
