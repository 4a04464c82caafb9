using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>A pod that should end and does not: its program has ended well, and another container runs on.</summary>
internal sealed class UnendingPod
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    public required Pod Pod { get; init; }

    /// <summary>Gets the Job, or the pod where no Job was seen.</summary>
    public required ClusterObject Blamed { get; init; }

    public required ContainerStatus Done { get; init; }

    public required ContainerStatus Running { get; init; }

    /// <summary>All of a model, one for each Job.</summary>
    public static IEnumerable<UnendingPod> Find(ClusterModel model)
    {
        HashSet<ClusterObject>? named = null;
        foreach (var pod in model.Pods)
        {
            if (pod is { Phase: "Running", Terminating: false, Containers.Count: > 1 } && pod.Template.RestartPolicy != "Always"
                && LastDone(model, pod) is { } done && RunningOn(pod) is { } running)
            {
                ClusterObject blamed = model.OwnerOf(pod) is Job job ? job : pod;
                if ((named ??= []).Add(blamed))
                {
                    yield return new UnendingPod { Pod = pod, Blamed = blamed, Done = done, Running = running };
                }
            }
        }
    }

    private static ContainerStatus? LastDone(ClusterModel model, Pod pod)
    {
        ContainerStatus? done = null;
        foreach (var container in pod.Containers)
        {
            if (container is { Init: false, Current: { Phase: ContainerPhase.Terminated } end })
            {
                if (end.ExitCode != 0)
                {
                    return null;
                }

                done = end.FinishedAt is { } at && model.At - at >= s_patience ? container : done;
            }
        }

        return done;
    }

    private static ContainerStatus? RunningOn(Pod pod)
    {
        foreach (var container in pod.Containers)
        {
            if (container is { Init: false, Current.Phase: ContainerPhase.Running })
            {
                return container;
            }
        }

        return null;
    }
}
