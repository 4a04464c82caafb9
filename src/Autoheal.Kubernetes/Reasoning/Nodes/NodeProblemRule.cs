using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>A node reports a failing disk, machine or clock (taxonomy rows 76 and 96): what its conditions say, and no more.</summary>
internal sealed class NodeProblemRule : IDiagnosticRule
{
    public string Name => "node-problem";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NodeCauses.DiskError, NodeCauses.Hardware, NodeCauses.ClockDrift];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var node in model.Nodes)
        {
            if (NodeProblem.Find(node) is { } problem)
            {
                yield return Describe(model, node, problem);
            }
        }
    }

    private static Finding Describe(ClusterModel model, Node node, NodeProblem problem)
    {
        var hit = NodeVictims.Of(model, node, NodeVictims.Waiting(model));
        var checks = new CheckList(model);
        checks.Supports(
            0.75,
            $"node {node.Name} reports {problem.Condition.Type}",
            checks.Controlled(node, "node.condition", $"{problem.Condition.Type}=True {problem.Condition.Reason}", problem.Condition.ChangedAt));
        if (hit.Troubled > 0)
        {
            checks.Supports(0.5, $"on it, in trouble: {Counts.Pods(hit.Troubled)}", checks.Controlled(node, "pods.troubled", $"{hit.Troubled} of {hit.Pods}"));
        }

        return new Finding
        {
            Cause = problem.Cause.Code,
            Object = model.Reference(node),
            Title = $"node {node.Name} reports {problem.Condition.Type}",
            Summary = $"Node {node.Name} reports {problem.Condition.Type}=True ({problem.Condition.Reason}). It has {Counts.Pods(hit.Pods)}, {hit.Troubled} of them in trouble.",
            Checks = checks.Checks,
            Explains = hit.References,
            Since = problem.Condition.ChangedAt,
            Remedies = node.Unschedulable ? [] : [Remedies.Cordon(model.Reference(node))],
        };
    }
}
