using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Verification;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>A Deployment, StatefulSet or DaemonSet and its surroundings, read a moment ago for one action.</summary>
internal sealed class LiveWorkload
{
    public required LiveObject Object { get; init; }

    public required ClusterModel Model { get; init; }

    /// <summary>The workload as far as it looks like a Deployment; the model's own object when it is one.</summary>
    public required Deployment Shape { get; init; }

    public WorkloadCounts Counts => field ??= WorkloadCounts.Read(Kind, Object.Json);

    public WorkloadRevisions Revisions { get; init; } = new([]);

    public ResourceRef Reference => Object.Reference;

    public string Kind => Reference.Kind;

    public string Name => Reference.Name;

    public string Namespace => Reference.Namespace;

    public bool IsDeployment => Kind == "Deployment";

    /// <summary>The pods that it really manages: claimed, of its uid, and selected.</summary>
    public IEnumerable<Pod> Pods => IsDeployment ? Model.PodsOf(Shape) : Model.Pods.Where(pod =>
        pod.Namespace == Namespace && pod.Metadata.Controller?.Uid == Reference.Uid && Shape.Selector.Selects(pod.Metadata.Labels));

    /// <summary>The field that says whether a changed template rolls out by itself.</summary>
    public string RolloutPointer => IsDeployment ? "/spec/paused" : "/spec/updateStrategy";

    /// <summary>The pods that exist and are not going away.</summary>
    public int CountPods(WorkloadRevision? except = null) => Pods.Count(pod => !pod.Terminating && !pod.Finished && except?.IsOf(pod) != true);

    /// <summary>Why a changed template would not roll out; null when it would.</summary>
    public RefusedAction? FindHeldRollout()
    {
        if (IsDeployment)
        {
            return Object.Flag("/spec/paused")
                ? Refusals.Because("paused", $"{Reference} is paused: nothing would roll out until someone resumes it.")
                : null;
        }

        if (Object.Text("/spec/updateStrategy/type") == "OnDelete")
        {
            return Refusals.Because("on-delete", $"{Reference} replaces no pod by itself: its update strategy is OnDelete.");
        }

        return Object.Number("/spec/updateStrategy/rollingUpdate/partition") is > 0 and { } partition
            ? Refusals.Because("partitioned", $"{Reference} holds its pods below ordinal {partition} back from rollouts.")
            : null;
    }

    /// <summary>Whether it is unhealthy by fields that only controllers write.</summary>
    public bool IsUnhealthy() =>
        Counts.Available == 0
        || Counts.Available < Counts.Wanted
        || (IsDeployment && Shape.Conditions.Find("Progressing") is { Status: "False" })
        || Pods.Any(pod => PodHealth.WorstTrouble(pod, Model.At) is not null);

    /// <summary>As in <c>deployment/api</c>.</summary>
    public string KubectlName() => $"{Kind.ToLowerInvariant()}/{Name}";
}
