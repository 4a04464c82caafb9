using System.Globalization;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Alerts;

/// <summary>kube-prometheus' rules about StatefulSets, DaemonSets, Jobs and autoscalers.</summary>
internal sealed class WorkloadRules(ObjectStore store, string patience)
{
    public void Evaluate(List<AlertSubject> found)
    {
        foreach (var set in store.List(Kinds.StatefulSet))
            EvaluateStatefulSet(set, found);
        foreach (var set in store.List(Kinds.DaemonSet))
            EvaluateDaemonSet(set, found);
        foreach (var job in store.List(Kinds.Job))
            EvaluateJob(job, found);
        foreach (var autoscaler in store.List(Kinds.HorizontalPodAutoscaler))
            EvaluateAutoscaler(autoscaler, found);
    }

    private void EvaluateStatefulSet(StoredObject set, List<AlertSubject> found)
    {
        if ((set.Status.Number("readyReplicas") ?? 0) < (set.Spec.Number("replicas") ?? 1))
        {
            found.Add(AlertSubject.Of(
                "KubeStatefulSetReplicasMismatch", "warning", set.Namespace!, "StatefulSet has not matched the expected number of replicas.",
                $"StatefulSet {set.Namespace}/{set.Name} has not matched the expected number of replicas for longer than {patience}.", ("statefulset", set.Name)));
        }

        if (set.Status.Text("updateRevision") is { Length: > 0 } wanted && set.Status.Text("currentRevision") != wanted)
        {
            found.Add(AlertSubject.Of(
                "KubeStatefulSetUpdateNotRolledOut", "warning", set.Namespace!, "StatefulSet update has not been rolled out.",
                $"StatefulSet {set.Namespace}/{set.Name} update has not been rolled out.", ("statefulset", set.Name)));
        }
    }

    private void EvaluateDaemonSet(StoredObject set, List<AlertSubject> found)
    {
        var desired = set.Status.Number("desiredNumberScheduled") ?? 0;
        var scheduled = set.Status.Number("currentNumberScheduled") ?? 0;
        if (scheduled < desired)
        {
            found.Add(AlertSubject.Of(
                "KubeDaemonSetNotScheduled", "warning", set.Namespace!, "DaemonSet pods are not scheduled.",
                string.Create(CultureInfo.InvariantCulture, $"{desired - scheduled} Pods of DaemonSet {set.Namespace}/{set.Name} are not scheduled."), ("daemonset", set.Name)));
        }

        if ((set.Status.Number("numberAvailable") ?? 0) < desired)
        {
            found.Add(AlertSubject.Of(
                "KubeDaemonSetRolloutStuck", "warning", set.Namespace!, "DaemonSet rollout is stuck.",
                $"DaemonSet {set.Namespace}/{set.Name} has not finished or progressed for at least {patience}.", ("daemonset", set.Name)));
        }
    }

    private static void EvaluateJob(StoredObject job, List<AlertSubject> found)
    {
        if (Conditions.IsTrue(job.Status, "Failed"))
        {
            found.Add(AlertSubject.Of(
                "KubeJobFailed", "warning", job.Namespace!, "Job failed to complete.",
                $"Job {job.Namespace}/{job.Name} failed to complete. Removing failed job after investigation should clear this alert.", ("job_name", job.Name)));
        }
    }

    private void EvaluateAutoscaler(StoredObject autoscaler, List<AlertSubject> found)
    {
        var name = ("horizontalpodautoscaler", autoscaler.Name);
        var most = autoscaler.Spec.Number("maxReplicas");
        if (most > 1 && autoscaler.Status.Number("currentReplicas") == most && Conditions.IsTrue(autoscaler.Status, "ScalingLimited"))
        {
            found.Add(AlertSubject.Of(
                "KubeHpaMaxedOut", "warning", autoscaler.Namespace!, "HPA is running at max replicas",
                $"HPA {autoscaler.Namespace}/{autoscaler.Name} has been running at max replicas for longer than {patience}.", name));
        }

        if (Conditions.Find(autoscaler.Status, "ScalingActive").Text("status") == "False" && autoscaler.Status.Number("currentReplicas") > 0)
        {
            found.Add(AlertSubject.Of(
                "KubeHpaScalingInactive", "warning", autoscaler.Namespace!, "HPA cannot compute how many replicas are needed.",
                $"HPA {autoscaler.Namespace}/{autoscaler.Name} has been unable to scale for longer than {patience}.", name));
        }
    }
}
