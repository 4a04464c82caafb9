using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>The agent that makes Services reachable from a node does not run there (taxonomy rows 73 and 74, as far as objects show).</summary>
internal sealed class KubeProxyRule : IDiagnosticRule
{
    private static readonly string[] s_agents =
        ["kube-proxy", "kindnet", "calico-node", "cilium", "kube-flannel-ds", "kube-flannel", "weave-net", "kube-router", "aws-node", "azure-cni", "antrea-agent"];

    public string Name => "kube-proxy";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.KubeProxy];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var agent in scene.Model.DaemonSets)
        {
            if (s_agents.Contains(agent.Name) && scene.Model.TroublesOf(agent) is { Count: > 0 } troubles)
            {
                yield return Describe(scene, agent, troubles);
            }
        }
    }

    private static Finding Describe(NetworkScene scene, DaemonSet agent, IReadOnlyList<Trouble> troubles)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var nodes = troubles.Select(trouble => trouble.Pod.NodeName).Where(node => node.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        var where = string.Join(", ", nodes.Take(3));
        checks.Supports(
            0.7,
            $"{agent.Name} does not run on {where} ({troubles[0].Reason})",
            checks.Controlled(troubles[0].Pod, "pod.trouble", troubles[0].Reason, troubles[0].Since));
        var complaints = scene.Complaints.All.Where(complaint => nodes.Contains(complaint.Pod.NodeName) && complaint.Is("log.connection.timeout", "log.dns.failure", "log.connection.unreachable", "log.connection.refused")).ToArray();
        foreach (var complaint in complaints.Take(3))
        {
            NetworkChecks.AddComplaint(checks, complaint, 0.4, $"calls that fail, on {complaint.Pod.NodeName}");
        }

        NetworkChecks.AddChange(checks, scene, agent, ChangedParts.Spec, 0.2);
        var target = model.Reference(agent);
        return new Finding
        {
            Cause = NetworkCauses.KubeProxy.Code,
            Object = target,
            Title = $"{agent.Name} does not run on node {where}: {troubles[0].Reason}",
            Summary = $"The pod of DaemonSet {agent.Name} on {where} is in {troubles[0].Reason}: pods on that node cannot reach Services (ClusterIP), and their calls time out.",
            Checks = checks.Checks,
            Explains =
            [
                target,
                .. troubles.Select(trouble => model.Reference(trouble.Pod)),
                .. complaints.SelectMany(complaint => new[] { model.Reference(complaint.Caller), model.Reference(complaint.Pod) }),
            ],
            Since = troubles.Min(trouble => trouble.Since),
        };
    }
}
