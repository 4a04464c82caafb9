using System.Globalization;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Controllers.CronJobs;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Alerts;

/// <summary>kube-prometheus' rules about StatefulSets, DaemonSets, Jobs and autoscalers.</summary>
internal sealed class WorkloadRules(ObjectStore store, AlertmanagerOptions options, string patience)
{
    public void Evaluate(List<AlertSubject> found, DateTimeOffset now)
    {
        foreach (var set in store.List(Kinds.StatefulSet))
            EvaluateStatefulSet(set, found);
        foreach (var set in store.List(Kinds.DaemonSet))
            EvaluateDaemonSet(set, found);
        foreach (var job in store.List(Kinds.Job))
            EvaluateJob(job, found, now);
        foreach (var cron in store.List(Kinds.CronJob))
            EvaluateCronJob(cron, found, now);
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

    private void EvaluateJob(StoredObject job, List<AlertSubject> found, DateTimeOffset now)
    {
        if (Conditions.IsTrue(job.Status, "Failed"))
        {
            found.Add(AlertSubject.Of(
                "KubeJobFailed", "warning", job.Namespace!, "Job failed to complete.",
                $"Job {job.Namespace}/{job.Name} failed to complete. Removing failed job after investigation should clear this alert.", ("job_name", job.Name)));
        }

        if (job.Status.Number("active") > 0 && job.Status.Text("startTime") is { } started && now - KubernetesTime.Parse(started) > options.JobLimit)
        {
            found.Add(AlertSubject.Of(
                "KubeJobNotCompleted", "warning", job.Namespace!, "Job did not complete in time.",
                $"Job {job.Namespace}/{job.Name} is taking more than {options.JobLimit.TotalMinutes:0} minutes to complete.", ("job_name", job.Name)));
        }
    }

    /// <summary>Two times in a row have passed at which it should have run.</summary>
    private static void EvaluateCronJob(StoredObject cron, List<AlertSubject> found, DateTimeOffset now)
    {
        if (cron.Status.Text("lastScheduleTime") is not { } last || cron.Status.Array("active") is { Count: > 0 }
            || CronSchedule.Find(cron.Spec.Text("schedule") ?? "", cron.Spec.Text("timeZone")) is not { } schedule)
            return;
        if (schedule.Next(KubernetesTime.Parse(last)) is { } next && schedule.Next(next) is { } afterNext && afterNext < now)
        {
            found.Add(AlertSubject.Of(
                "KubeCronJobMissed", "warning", cron.Namespace!, "CronJob has missed its schedule.",
                $"CronJob {cron.Namespace}/{cron.Name} was last started at {last} and has missed its schedule since.", ("cronjob", cron.Name)));
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
