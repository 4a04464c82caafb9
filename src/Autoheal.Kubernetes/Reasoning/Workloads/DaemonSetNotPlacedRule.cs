using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>The pods of a DaemonSet, one for each node, find no place there (taxonomy row 86).</summary>
internal sealed class DaemonSetNotPlacedRule : IDiagnosticRule
{
    private static readonly string[] s_resources = ["memory", "cpu", "ephemeral-storage"];

    public string Name => "daemonset-not-placed";

    public IReadOnlyList<CauseDescription> Causes { get; } = [WorkloadCauses.DaemonSetNotPlaced];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { DaemonSets.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var set in model.DaemonSets)
        {
            if (set.ReadyReplicas < set.Replicas && CountUnplaced(model, set) is > 0 and var unplaced)
            {
                yield return Describe(model, set, unplaced);
            }
        }
    }

    private static int CountUnplaced(ClusterModel model, DaemonSet set)
    {
        var count = 0;
        foreach (var trouble in model.TroublesOf(set))
        {
            count += trouble.Kind == TroubleKind.Unschedulable ? 1 : 0;
        }

        return count;
    }

    private static Finding Describe(ClusterModel model, DaemonSet set, int unplaced)
    {
        var checks = new CheckList(model);
        checks.Supports(
            0.6, $"{set.ReadyReplicas} of {set.Replicas} nodes have a ready pod of it", checks.Controlled(set, "status.numberReady", $"{set.ReadyReplicas}"));
        checks.Supports(0.6, $"not scheduled: {Counts.Pods(unplaced)}", checks.Controlled(set, "pods.unschedulable", $"{unplaced}"));
        var excess = FindExcess(model, set);
        if (excess is { } more)
        {
            checks.Supports(
                0.6, $"no node has the {more.Resource} {more.Amount} that each asks for", checks.Declared(set, $"requests.{more.Resource}", more.Amount));
        }

        var why = excess is { } asked ? $": each asks for {asked.Resource} {asked.Amount}, more than any node has" : "";
        return new Finding
        {
            Cause = WorkloadCauses.DaemonSetNotPlaced.Code,
            Object = model.Reference(set),
            Title = $"DaemonSet {set.Name}: {unplaced} of {Counts.Pods(set.Replicas)} cannot be scheduled{(excess is { } big ? $" (each asks for {big.Resource} {big.Amount})" : "")}",
            Summary = $"DaemonSet {set.Name} should run on {Counts.Of(set.Replicas, "node")} and is ready on {set.ReadyReplicas}: {Counts.Pods(unplaced)} cannot be scheduled (FailedScheduling){why}.",
            Checks = checks.Checks,
            Explains = [model.Reference(set), .. model.TroublesOf(set).Select(trouble => model.Reference(trouble.Pod))],
            Since = model.TroublesOf(set)[0].Since,
        };
    }

    private static (string Resource, string Amount)? FindExcess(ClusterModel model, DaemonSet set)
    {
        foreach (var resource in s_resources)
        {
            if (model.Nodes.Count > 0 && set.Template.RequestOf(resource) is { } request
                && model.Nodes.All(node => node.Allocatable.Find(resource) is { } has && has < request))
            {
                return (resource, resource == "cpu" ? request.ToString() : Sizes.Text(request));
            }
        }

        return null;
    }
}
