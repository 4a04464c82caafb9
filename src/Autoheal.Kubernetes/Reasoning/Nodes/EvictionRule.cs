using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>
/// Pods were evicted: their node was short of something when it put them out, though it may not say so any more, or they used more local storage
/// than they may (taxonomy rows 92 and 93).
/// </summary>
internal sealed class EvictionRule : IDiagnosticRule
{
    public string Name => "eviction";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NodeCauses.Evicted, NodeCauses.LocalStorageLimit];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (workload.With(TroubleKind.Evicted) is { } evicted)
            {
                yield return Describe(model, evicted);
            }
        }
    }

    private static Finding Describe(ClusterModel model, AilingWorkload workload)
    {
        var pod = workload.Troubles[0].Pod;
        var (lack, limit) = Read(pod.Message);
        var own = limit is not null;
        var text = limit ?? $"its node was low on {lack ?? "something"}";
        var where = pod.NodeName.Length > 0 ? $" from node {pod.NodeName}" : "";
        var checks = new CheckList(model);
        checks.Supports(
            own ? 0.75 : 0.5,
            $"pod {pod.Name} was evicted{where}; {Counts.Pods(workload.Troubles.Count)}",
            checks.Controlled(pod, "pod.reason", own ? "Evicted, over its own limit" : "Evicted", workload.Troubles[0].Since));
        if (lack is not null)
        {
            checks.Supports(0.4, $"the kubelet: the node was low on {lack}", checks.Controlled(pod, "pod.message", $"low on {lack}"));
        }

        return new Finding
        {
            Cause = (own ? NodeCauses.LocalStorageLimit : NodeCauses.Evicted).Code,
            Object = model.Reference(workload.Blamed),
            Title = $"pods of {workload.Blamed.Name} were evicted{where}: {text}",
            Summary = $"{Counts.Pods(workload.Troubles.Count)} of {workload.Blamed.Resource.Kind} {workload.Blamed.Name} {(workload.Troubles.Count == 1 ? "was" : "were")} evicted{where}: {text}.",
            Checks = checks.Checks,
            Explains = workload.Explained(model),
            Since = workload.Began,
        };
    }

    /// <summary>Of what the node was short, or which of its own limits the pod broke: closed words of the kubelet.</summary>
    private static (string? Short, string? Limit) Read(UntrustedText said) =>
        said.ContainsAny("ephemeral local storage usage exceeds", "local ephemeral storage usage exceeds", "exceeded its local ephemeral storage limit") ? (null, "it used more ephemeral storage than its limit allows")
        : said.Contains("Usage of EmptyDir volume") ? (null, "an emptyDir volume grew beyond its sizeLimit")
        : said.Contains("resource: memory") ? ("memory", null)
        : said.ContainsAny("resource: ephemeral-storage", "DiskPressure", "resource: nodefs", "resource: imagefs") ? ("disk (ephemeral-storage)", null)
        : said.Contains("inodes") ? ("inodes", null)
        : said.Contains("pids") ? ("process ids", null)
        : (null, null);
}
