using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>
/// Pods get no sandbox on their node: no address is left, the network plugin or the runtime fails, or the disk does (taxonomy rows 23, 74, 91 and 96).
/// One finding for each way to fail, for all nodes on which it happens.
/// </summary>
internal sealed class SandboxRule : IDiagnosticRule
{
    public string Name => "sandbox";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [NodeCauses.PodAddresses, NodeCauses.NetworkPlugin, NodeCauses.RuntimeDown, NodeCauses.DiskError];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        List<StuckPod>? stuck = null;
        foreach (var workload in model.AilingWorkloads)
        {
            foreach (var trouble in workload.Troubles)
            {
                if (trouble.Kind == TroubleKind.NotStarted && HasNoSandbox(trouble.Pod) && Find(model, trouble) is var (failure, seen))
                {
                    (stuck ??= []).Add(new StuckPod(workload, trouble, failure, seen));
                }
            }
        }

        foreach (var same in (stuck ?? []).GroupBy(pod => pod.Failure))
        {
            yield return Describe(model, [.. same]);
        }
    }

    private static bool HasNoSandbox(Pod pod) => pod.Address.Length == 0 && pod.Conditions.Find("PodReadyToStartContainers") is not { IsTrue: true };

    private static (SandboxFailure Failure, ClusterEvent Seen)? Find(ClusterModel model, Trouble trouble)
    {
        foreach (var seen in model.EventsAbout(trouble.Pod))
        {
            if (seen.Reason is "FailedCreatePodSandBox" or "FailedPodSandBoxStatus" or "NetworkNotReady" && SandboxFailure.Read(seen.Message) is { } failure)
            {
                return (failure, seen);
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, IReadOnlyList<StuckPod> stuck)
    {
        var first = stuck[0];
        var nodes = stuck.Select(pod => pod.Trouble.Pod.NodeName).Where(name => name.Length > 0).Distinct().ToArray();
        var node = nodes.Length > 0 ? model.Nodes.Find("", nodes[0]).Value : null;
        var words = first.Failure.Words;
        var checks = new CheckList(model);
        checks.Supports(
            0.62,
            $"pod {first.Trouble.Pod.Name} has a node, and neither sandbox nor address there ({first.Trouble.Reason}); {Counts.Pods(stuck.Count)}",
            checks.Controlled(first.Trouble.Pod, "pod.sandbox", first.Trouble.Reason, first.Trouble.Since));
        checks.Supports(0.8, $"FailedCreatePodSandBox: {words}", checks.Untrusted(first.Trouble.Pod, "event", words, "event", first.Seen.LastAt));
        NodeChecks.AddMounts(checks, model, first.Trouble.Pod, first.Seen);
        NodeChecks.AddSpread(checks, model, stuck.Count, nodes);
        NodeChecks.AddOwnWord(checks, model, node, first.Failure);
        NodeChecks.AddAddresses(checks, model, node, first.Failure);
        var where = nodes.Length switch { 0 => "its node", 1 => $"node {nodes[0]}", _ => $"{nodes.Length} nodes ({string.Join(", ", nodes.Take(3))}{(nodes.Length > 3 ? " …" : "")})" };
        return new Finding
        {
            Cause = first.Failure.Cause.Code,
            Object = model.Reference((ClusterObject?)node ?? first.Workload.Blamed),
            Title = $"on {where} {words}",
            Summary = $"{Counts.Pods(stuck.Count)} of {first.Workload.Blamed.Resource.Kind} {first.Workload.Blamed.Name} stay in ContainerCreating "
                + $"(FailedCreatePodSandBox): on {where} {words}.",
            Checks = checks.Checks,
            Explains = [.. stuck.Select(pod => pod.Workload).Distinct().SelectMany(workload => workload.Explained(model)), .. References(model, nodes)],
            Since = first.Trouble.Since,
            Remedies = node is { Unschedulable: false } && nodes.Length == 1 ? [Remedies.Cordon(model.Reference(node))] : [],
        };
    }

    private static IEnumerable<ResourceRef> References(ClusterModel model, IEnumerable<string> nodes) =>
        nodes.Select(name => model.Nodes.Find("", name).Value).OfType<Node>().Select(model.Reference);

    private sealed record StuckPod(AilingWorkload Workload, Trouble Trouble, SandboxFailure Failure, ClusterEvent Seen);
}
