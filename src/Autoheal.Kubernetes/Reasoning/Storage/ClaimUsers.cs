using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>Says who mounts a claim.</summary>
internal static class ClaimUsers
{
    /// <summary>The pods, and the workloads that manage them, each once.</summary>
    public static IReadOnlyList<ResourceRef> Explained(ClusterModel model, IReadOnlyList<Pod> pods)
    {
        var explained = new List<ResourceRef>();
        foreach (var pod in pods)
        {
            if (model.WorkloadOf(pod) is { } workload && model.Reference(workload) is var reference && !explained.Contains(reference))
            {
                explained.Add(reference);
            }

            explained.Add(model.Reference(pod));
        }

        return explained;
    }

    /// <summary>The workload of the first pod, or the pod, in words that fit into a sentence.</summary>
    public static string Text(ClusterModel model, IReadOnlyList<Pod> pods) =>
        pods.Count == 0 ? "no pod uses it yet"
        : model.WorkloadOf(pods[0]) is { } workload ? $"{Counts.Pods(pods.Count)} of {workload.Resource.Kind} {workload.Name} cannot start"
        : pods.Count == 1 ? $"pod {pods[0].Name} cannot start"
        : $"{Counts.Pods(pods.Count)} cannot start, {pods[0].Name} first";

    /// <summary>The checks that pods wait for the claim: that they are not placed is a controller's word.</summary>
    public static void AddWaiting(CheckList checks, IReadOnlyList<Pod> pods, double reliability)
    {
        foreach (var pod in pods)
        {
            if (pod.Conditions.Find("PodScheduled") is { Status: "False" } scheduled)
            {
                checks.Supports(
                    reliability,
                    $"pod {pod.Name} that mounts it is not scheduled",
                    checks.Controlled(pod, "pod.condition", "PodScheduled=False", scheduled.ChangedAt));
                return;
            }
        }
    }
}
