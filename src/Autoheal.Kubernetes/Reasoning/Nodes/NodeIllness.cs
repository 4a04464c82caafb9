using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>Why a node is not ready, as far as its own condition tells.</summary>
internal sealed class NodeIllness
{
    /// <summary>For so long a node that joins may wait for its network plugin.</summary>
    private static readonly TimeSpan s_joining = TimeSpan.FromMinutes(3);

    private NodeIllness(CauseDescription cause, string text)
    {
        Cause = cause;
        Text = text;
    }

    public CauseDescription Cause { get; }

    /// <summary>What is wrong, in closed words.</summary>
    public string Text { get; }

    /// <summary>What ails a node; null when it is ready or has just joined, or nothing is known of it.</summary>
    public static NodeIllness? Of(Node node, DateTimeOffset at) => node.Conditions.Find("Ready") switch
    {
        null or { IsTrue: true } => null,
        { Status: "False" } when at - node.Metadata.CreatedAt < s_joining => null,
        { Status: "Unknown" } => new NodeIllness(NodeCauses.NotReady, "its kubelet has stopped reporting (Ready is Unknown)"),
        { Message: var said } when said.ContainsAny("NetworkPluginNotReady", "cni plugin not initialized", "cni config uninitialized", "NetworkReady=false") =>
            new NodeIllness(NodeCauses.NetworkPlugin, "its network plugin (CNI) is not ready"),
        { Message: var said } when said.ContainsAny("container runtime is down", "PLEG is not healthy", "runtime not ready", "RuntimeReady=false", "container runtime status check") =>
            new NodeIllness(NodeCauses.RuntimeDown, "its container runtime does not answer"),
        _ => new NodeIllness(NodeCauses.NotReady, "its kubelet says that it is not ready"),
    };
}
