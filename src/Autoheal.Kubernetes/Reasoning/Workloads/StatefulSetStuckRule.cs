using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Symptoms;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>
/// A StatefulSet goes one pod after the other, and the pod that is next does not become ready (taxonomy row 85). Why it does not, other rules say:
/// this is what remains true when none can.
/// </summary>
internal sealed class StatefulSetStuckRule : IDiagnosticRule
{
    private const string RevisionLabel = "controller-revision-hash";

    public string Name => "statefulset-stuck";

    public IReadOnlyList<CauseDescription> Causes { get; } = [WorkloadCauses.StatefulSetStuck];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { StatefulSets.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var set in model.StatefulSets)
        {
            if (FindBlocking(model, set) is { } trouble && (set.Updating || (set.PodManagement == "OrderedReady" && set.CurrentReplicas < set.Replicas)))
            {
                yield return Describe(model, set, trouble);
            }
        }
    }

    private static Trouble? FindBlocking(ClusterModel model, StatefulSet set)
    {
        foreach (var trouble in model.TroublesOf(set))
        {
            if (!set.Updating || trouble.Pod.Metadata.Labels.Find(RevisionLabel) is not { } revision || revision == set.UpdateRevision)
            {
                return trouble;
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, StatefulSet set, Trouble trouble)
    {
        var checks = new CheckList(model);
        checks.Supports(0.55, WorkloadSymptoms.Text(trouble), checks.Controlled(trouble.Pod, "pod.trouble", trouble.Reason, trouble.Since));
        if (set.Updating)
        {
            checks.Supports(
                0.5, $"an update to {set.UpdateRevision} has begun and not ended", checks.Controlled(set, "status.updateRevision", set.UpdateRevision));
        }
        else
        {
            checks.Supports(
                0.35, $"{set.CurrentReplicas} of {set.Replicas} pods exist, and the next waits", checks.Controlled(set, "status.replicas", $"{set.CurrentReplicas}"));
        }

        var image = trouble.Container is { } container ? trouble.Pod.Template.FindContainer(container.Name)?.Image : null;
        var what = $"{trouble.Reason}{(image is { Length: > 0 } ? $", image {image}" : "")}";
        return new Finding
        {
            Cause = WorkloadCauses.StatefulSetStuck.Code,
            Object = model.Reference(set),
            Title = $"{(set.Updating ? "The update of " : "")}StatefulSet {set.Name} is stuck at pod {trouble.Pod.Name} ({what})",
            Summary = $"StatefulSet {set.Name} {(set.Updating ? $"updates from {set.CurrentRevision} to {set.UpdateRevision}" : $"has {set.CurrentReplicas} of {set.Replicas} pods")} and waits for pod {trouble.Pod.Name}, which does not become ready ({what}).",
            Checks = checks.Checks,
            Explains = [model.Reference(set), .. model.TroublesOf(set).Select(other => model.Reference(other.Pod))],
            Since = trouble.Since,
        };
    }
}
