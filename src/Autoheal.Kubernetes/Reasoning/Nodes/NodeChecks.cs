using System.Globalization;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>What nodes themselves say about pods that get no sandbox on them.</summary>
internal static class NodeChecks
{
    /// <summary>Whether the pods that fail share one node while others start elsewhere, or fail everywhere.</summary>
    public static void AddSpread(CheckList checks, ClusterModel model, int pods, IReadOnlyList<string> nodes)
    {
        if (nodes.Count > 0 && pods > 1 && model.Nodes.Find("", nodes[0]).Value is { } node)
        {
            checks.Supports(
                0.3,
                nodes.Count == 1 ? $"all {pods} pods are on node {nodes[0]}" : $"it happens on {nodes.Count} of {Counts.Of(model.Nodes.Count, "node")}",
                checks.Controlled(node, "pods.stuck", pods.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Volumes are mounted before a sandbox is made: a pod that still waits for one has not come so far.</summary>
    public static void AddMounts(CheckList checks, ClusterModel model, Pod pod, ClusterEvent sandbox)
    {
        foreach (var seen in model.EventsAbout(pod))
        {
            if (seen.Reason is "FailedMount" or "FailedAttachVolume" && seen.LastAt > sandbox.LastAt)
            {
                checks.Refutes(0.6, "a volume of the pod cannot be mounted, which comes first", checks.Untrusted(pod, "event.mount", seen.Reason, "event", seen.LastAt));
                return;
            }
        }
    }

    /// <summary>That the node's own condition says the same.</summary>
    public static void AddOwnWord(CheckList checks, ClusterModel model, Node? node, SandboxFailure failure)
    {
        if (node is null)
        {
            checks.NotObserved(0.4, "the node itself");
        }
        else if (NodeIllness.Of(node, model.At) is { } illness && illness.Cause == failure.Cause)
        {
            checks.Supports(0.6, $"node {node.Name}: {illness.Text}", checks.Controlled(node, "node.condition", "Ready", node.Conditions.Find("Ready")!.ChangedAt));
        }
        else if (failure.Cause == NodeCauses.DiskError && NodeProblem.Find(node) is { } problem && problem.Cause == failure.Cause)
        {
            checks.Supports(
                0.7, $"node {node.Name} reports {problem.Condition.Type}", checks.Controlled(node, "node.condition", $"{problem.Condition.Type}=True", problem.Condition.ChangedAt));
        }
    }

    /// <summary>How many addresses the node's range has, beside the pods that have one.</summary>
    public static void AddAddresses(CheckList checks, ClusterModel model, Node? node, SandboxFailure failure)
    {
        if (failure.Cause != NodeCauses.PodAddresses || node is null || Size(node.PodCidr) is not { } size)
        {
            return;
        }

        var used = model.PodsOn(node).Count(pod => pod.Address.Length > 0 && !pod.Template.Security.HostNetwork && !pod.Finished);
        var fact = checks.Controlled(node, "node.podCIDR", $"{used} pods with an address in {node.PodCidr}");
        if (used >= size - 3)
        {
            checks.Supports(0.7, $"{used} pods have an address of {node.PodCidr}, which has {size}", fact);
        }
        else
        {
            // What other pods, unseen or gone, hold of the range does not show.
            checks.NotObserved(0.5, $"who holds the addresses of {node.PodCidr}: {used} pods on {node.Name} have one");
        }
    }

    private static long? Size(string range)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && !range.Contains(':', StringComparison.Ordinal)
            && int.TryParse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= 8 and <= 30
                ? 1L << (32 - bits)
                : null;
    }
}
