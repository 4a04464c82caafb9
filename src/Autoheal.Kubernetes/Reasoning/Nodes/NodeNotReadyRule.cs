using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Scheduling;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>
/// Nodes are not ready: lost, without a runtime or without a network (taxonomy rows 74, 90, 91 and 97). When a fifth of them is, something larger
/// than a node is wrong, and no action may be taken.
/// </summary>
internal sealed class NodeNotReadyRule : IDiagnosticRule
{
    private const double Many = 0.2;

    public string Name => "node-not-ready";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [NodeCauses.NotReady, NodeCauses.RuntimeDown, NodeCauses.NetworkPlugin, NodeCauses.ManyLost];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Nodes.Count: > 0 } model)
        {
            yield break;
        }

        var ill = new List<(Node Node, NodeIllness Illness)>();
        foreach (var node in model.Nodes)
        {
            if (NodeIllness.Of(node, model.At) is { } illness)
            {
                ill.Add((node, illness));
            }
        }

        IReadOnlyList<Placement> waiting = ill.Count == 0 ? [] : NodeVictims.Waiting(model);
        if (ill.Count > 1 && ill.Count >= Many * model.Nodes.Count)
        {
            yield return DescribeMany(model, ill, waiting);
            yield break;
        }

        foreach (var (node, illness) in ill)
        {
            yield return Describe(model, node, illness, waiting);
        }
    }

    private static Finding Describe(ClusterModel model, Node node, NodeIllness illness, IReadOnlyList<Placement> waiting)
    {
        var ready = node.Conditions.Find("Ready")!;
        var hit = NodeVictims.Of(model, node, waiting);
        var checks = new CheckList(model);
        checks.Supports(
            0.75, $"node {node.Name}: {illness.Text}", checks.Controlled(node, "node.condition", $"Ready={ready.Status} {ready.Reason}", ready.ChangedAt));
        AddLease(checks, model, node, ready);
        if (hit.Troubled > 0)
        {
            checks.Supports(
                0.5, $"on it, in trouble: {Counts.Pods(hit.Troubled)}", checks.Controlled(node, "pods.troubled", $"{hit.Troubled} of {hit.Pods}"));
        }

        var since = ready.ChangedAt is { } at && model.At > at ? $" for {Durations.Text(model.At - at)}" : "";
        return new Finding
        {
            Cause = illness.Cause.Code,
            Object = model.Reference(node),
            Title = $"node {node.Name} is NotReady: {illness.Text}",
            Summary = $"Node {node.Name} is NotReady{since}: {illness.Text}. It has {Counts.Pods(hit.Pods)}, {hit.Troubled} of them in trouble.",
            Checks = checks.Checks,
            Explains = hit.References,
            Since = ready.ChangedAt,
            Remedies = node.Unschedulable ? [] : [Remedies.Cordon(model.Reference(node))],
        };
    }

    private static void AddLease(CheckList checks, ClusterModel model, Node node, ObjectCondition ready)
    {
        if (model.Leases.Find("kube-node-lease", node.Name).Value is not { RenewedAt: { } renewed } lease)
        {
            checks.NotObserved(0.4, $"the Lease of node {node.Name}");
            return;
        }

        var fact = checks.Controlled(lease, "lease.renewed", Durations.Text(model.At - renewed), renewed);
        if (lease.IsStale(model.At))
        {
            checks.Supports(0.4, $"its Lease was last renewed {Durations.Text(model.At - renewed)} ago", fact);
        }
        else if (ready.Status == "Unknown")
        {
            checks.Refutes(0.3, "its Lease is renewed", fact);
        }
    }

    private static Finding DescribeMany(
        ClusterModel model, IReadOnlyList<(Node Node, NodeIllness Illness)> ill, IReadOnlyList<Placement> waiting)
    {
        var first = ill[0].Node;
        var ready = first.Conditions.Find("Ready")!;
        var names = string.Join(", ", ill.Take(4).Select(entry => entry.Node.Name)) + (ill.Count > 4 ? " …" : "");
        var checks = new CheckList(model);
        checks.Supports(
            0.9,
            $"not ready: {ill.Count} of {Counts.Of(model.Nodes.Count, "node")}: {names}",
            checks.Controlled(first, "nodes.not-ready", $"{ill.Count} of {model.Nodes.Count}", ready.ChangedAt));
        return new Finding
        {
            Cause = NodeCauses.ManyLost.Code,
            Object = model.Reference(first),
            Title = $"{ill.Count} of {Counts.Of(model.Nodes.Count, "node")} are NotReady: {names}",
            Summary = $"{ill.Count} of {Counts.Of(model.Nodes.Count, "node")} are NotReady at once ({names}): the network, the control plane or the provider is to be looked at; "
                + "nothing may be moved or restarted now.",
            Checks = checks.Checks,
            Explains = [.. ill.Select(entry => model.Reference(entry.Node)), .. ill.SelectMany(entry => NodeVictims.Of(model, entry.Node, waiting).References).Distinct()],
            Since = ready.ChangedAt,
        };
    }
}
