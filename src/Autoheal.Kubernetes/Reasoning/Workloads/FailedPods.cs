using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>
/// Pods that were to run once and failed, where no Job was seen that could be asked: those of a recording, and those that nobody manages. One for
/// each controller, the latest; none where a later pod of it did well.
/// </summary>
internal static class FailedPods
{
    private static readonly TimeSpan s_memory = TimeSpan.FromDays(1);

    public static IEnumerable<JobEnd> Find(ClusterModel model)
    {
        Dictionary<(string Namespace, string Controller), JobEnd>? latest = null;
        foreach (var pod in model.Pods)
        {
            if (pod is { Phase: "Failed", Terminating: false, Reason: not "Evicted" } && pod.Template.RestartPolicy != "Always"
                && model.OwnerOf(pod) is null && IsAskedAbout(model, pod) && EndOf(pod) is { } end && !IsOld(model, end))
            {
                var key = (pod.Namespace, pod.Metadata.Controller?.Name ?? pod.Name);
                latest ??= [];
                if (!latest.TryGetValue(key, out var known) || known.State.FinishedAt < end.State.FinishedAt)
                {
                    latest[key] = end;
                }
            }
        }

        return latest is null ? [] : latest.Values.Where(end => !DidWellSince(model, end));
    }

    // Where every Job was seen, a failed pod of nobody is what somebody tried and left behind.
    private static bool IsAskedAbout(ClusterModel model, Pod pod) => pod.Metadata.Controller is not null || !model.Jobs.IsComplete(pod.Namespace);

    private static JobEnd? EndOf(Pod pod)
    {
        foreach (var container in pod.Containers)
        {
            if (container.LastEnd is { } state && (state.ExitCode != 0 || state.Reason == "OOMKilled"))
            {
                return new JobEnd { Pod = pod, Container = container.Name, State = state };
            }
        }

        return null;
    }

    private static bool IsOld(ClusterModel model, JobEnd end) => end.State.FinishedAt is { } at && model.At - at > s_memory;

    private static bool DidWellSince(ClusterModel model, JobEnd end)
    {
        if (end.Pod.Metadata.Controller is not { } controller)
        {
            return false;
        }

        foreach (var other in model.Pods.In(end.Pod.Namespace))
        {
            if (other.Phase is "Succeeded" or "Running" && other.Metadata.Controller?.Name == controller.Name && other.Metadata.CreatedAt >= end.Pod.Metadata.CreatedAt)
            {
                return true;
            }
        }

        return false;
    }
}
