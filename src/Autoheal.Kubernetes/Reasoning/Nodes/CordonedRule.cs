using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Scheduling;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>
/// Pods find no place because nodes are cordoned (taxonomy row 18): one finding for the nodes and all whom they keep waiting. A cordoned node
/// that nobody waits for is no finding.
/// </summary>
internal sealed class CordonedRule : IDiagnosticRule
{
    private const int MostNamed = 3;

    public string Name => "node-cordoned";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NodeCauses.Cordoned];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        var nodes = new List<Node>();
        var waiting = new List<Placement>();
        foreach (var workload in model.AilingWorkloads)
        {
            if (Placement.Of(model, workload) is not { Leading: Obstacle.Cordoned } placement)
            {
                continue;
            }

            if (placement.NodeWith(Obstacle.Cordoned) is null)
            {
                yield return Describe(model, FindUnseen(model), [placement]);
                continue;
            }

            waiting.Add(placement);
            nodes.AddRange(placement.Candidates.Where(candidate => candidate.Obstacle == Obstacle.Cordoned).Select(candidate => candidate.Node).Except(nodes));
        }

        if (waiting.Count > 0)
        {
            yield return Describe(model, nodes, waiting);
        }
    }

    // Not all nodes were seen: those that were may still be the ones.
    private static List<Node> FindUnseen(ClusterModel model) => [.. model.Nodes.Where(node => node.Unschedulable)];

    private static Finding Describe(ClusterModel model, IReadOnlyList<Node> nodes, IReadOnlyList<Placement> waiting)
    {
        var first = waiting[0];
        var checks = new CheckList(model);
        PlacementChecks.AddSymptom(checks, first);
        PlacementChecks.AddWords(checks, first, Obstacle.Cordoned, "were unschedulable", 0.8);
        if (nodes.Count > 0)
        {
            var names = Names(nodes);
            checks.Supports(
                0.75,
                $"cordoned (spec.unschedulable): {names}",
                checks.Controlled(nodes[0], "node.unschedulable", $"true on {Counts.Of(nodes.Count, "node")}", CordonedAt(nodes[0])));
        }
        else
        {
            checks.NotObserved(0.75, "the nodes themselves");
            var scheduling = first.Scheduling;
            if (scheduling.NodeSelector.Count + scheduling.NodeAffinity.Count + scheduling.AntiAffinity.Count + scheduling.Spread.Count == 0)
            {
                checks.Supports(0.3, "the pod's own spec keeps it off no node", checks.Declared(first.Pod, "spec.placement", "no demands"));
            }
        }

        AddCandidates(checks, first);
        return new Finding
        {
            Cause = NodeCauses.Cordoned.Code,
            Object = nodes.Count > 0 ? model.Reference(nodes[0]) : model.Reference(first.Workload.Blamed),
            Title = Title(nodes, first),
            Summary = Summary(nodes, waiting),
            Checks = checks.Checks,
            Explains = [.. waiting.SelectMany(placement => placement.Workload.Explained(model)).Distinct()],
            Since = nodes.Count > 0 ? CordonedAt(nodes[0]) : first.Workload.Began,
            Remedies = [.. nodes.Where(node => node is { Ready: true, Pressure: null }).Select(node => Remedies.Uncordon(model.Reference(node)))],
        };
    }

    private static void AddCandidates(CheckList checks, Placement placement)
    {
        if (!placement.SeesNodes)
        {
            return;
        }

        var closed = placement.Candidates.Count(candidate => candidate.Obstacle == Obstacle.Cordoned);
        checks.Supports(
            0.4,
            $"of the {Counts.Of(placement.Candidates.Count, "node")} that {placement.Workload.Blamed.Name} may run on, {closed} are cordoned",
            checks.Controlled(placement.Pod, "nodes.fitting", $"{placement.Candidates.Count}, cordoned {closed}"));
    }

    private static DateTimeOffset? CordonedAt(Node node) => node.Metadata.LastChanger(ChangedParts.Spec)?.At;

    private static string Title(IReadOnlyList<Node> nodes, Placement first) => nodes.Count switch
    {
        0 => $"cordoned nodes keep the pods of {first.Workload.Blamed.Name} pending",
        1 => $"node {nodes[0].Name} is cordoned (unschedulable) and pods wait for it",
        _ => $"{nodes.Count} nodes are cordoned (unschedulable): {Names(nodes)}",
    };

    private static string Summary(IReadOnlyList<Node> nodes, IReadOnlyList<Placement> waiting)
    {
        var who = $"{waiting[0].Workload.Blamed.Resource.Kind} {waiting[0].Workload.Blamed.Name}"
            + (waiting.Count > 1 ? $" and {Counts.Of(waiting.Count - 1, "other workload")}" : "");
        var pods = waiting.Sum(placement => placement.Workload.Troubles.Count);
        return nodes.Count == 0
            ? $"{Counts.Pods(pods)} of {who} are Pending; the scheduler says that nodes were unschedulable: somebody cordoned them (kubectl cordon or drain)."
            : $"{Counts.Pods(pods)} of {who} cannot be scheduled: {Names(nodes)} {(nodes.Count == 1 ? "is" : "are")} cordoned (SchedulingDisabled) by kubectl cordon or drain.";
    }

    private static string Names(IReadOnlyList<Node> nodes) =>
        string.Join(", ", nodes.Take(MostNamed).Select(node => node.Name)) + (nodes.Count > MostNamed ? " …" : "");
}
