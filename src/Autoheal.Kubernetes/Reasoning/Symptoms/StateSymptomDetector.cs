using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Storage;
using Autoheal.Kubernetes.Reasoning.Workloads;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Symptoms;

/// <summary>
/// Names what is wrong with objects that show it without a pod in trouble: claims without a volume, workloads short of pods, Jobs that failed or
/// do not end, CronJobs that do not run, autoscalers that cannot read, objects that cannot go.
/// </summary>
internal sealed class StateSymptomDetector : ISymptomDetector
{
    public IEnumerable<Symptom> Detect(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Feature<ClusterModel>() is not { } model ? [] :
        [
            .. Claims(model),
            .. Short(model, context.Scope),
            .. Jobs(model, context.Scope),
            .. CronJobs(model),
            .. Autoscalers(model),
            .. Stuck(model),
            .. Custom(model),
        ];
    }

    public bool CanJudge(IncidentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Feature<ClusterModel>() is not null;
    }

    private static IEnumerable<Symptom> Claims(ClusterModel model)
    {
        foreach (var claim in model.Claims)
        {
            if (claim.Phase == "Lost")
            {
                yield return new Symptom { Text = "the claim has lost its volume", Object = model.Reference(claim) };
            }
        }

        foreach (var pending in PendingClaim.Find(model))
        {
            if (pending.Users.Count > 0 || pending.Refusal is not null)
            {
                yield return new Symptom { Text = "the claim is Pending: no volume is bound to it", Object = model.Reference(pending.Claim) };
            }
        }
    }

    private static IEnumerable<Symptom> Short(ClusterModel model, IncidentScope scope)
    {
        foreach (var workload in model.StatefulSets.Cast<Workload>().Concat(model.DaemonSets))
        {
            if (workload is StatefulSet { Replicas: 0 } && WorkloadSymptoms.IsMissed(model, workload, scope))
            {
                yield return new Symptom { Text = "scaled to zero while something depends on it", Object = model.Reference(workload) };
            }
            else if (ShortWorkload.IsShort(model, workload, scope))
            {
                yield return new Symptom { Text = $"{workload.ReadyReplicas}/{workload.Replicas} pods ready", Object = model.Reference(workload) };
            }
        }
    }

    private static IEnumerable<Symptom> Jobs(ClusterModel model, IncidentScope scope)
    {
        foreach (var job in model.Jobs)
        {
            if (FailingJob.Of(model, job, scope) is { IsOld: false })
            {
                yield return new Symptom
                {
                    Text = job.Failure is { } failure ? $"the Job has failed: {failure.Reason}" : $"{Counts.Pods(job.Failed)} of the Job failed",
                    Object = model.Reference(job),
                };
            }
        }

        foreach (var end in FailedPods.Find(model))
        {
            yield return new Symptom { Text = $"the pod has failed: container {end.Container} ended with {end.Text}", Object = model.Reference(end.Pod) };
        }

        foreach (var unending in UnendingPod.Find(model))
        {
            yield return new Symptom
            {
                Text = $"container {unending.Running.Name} runs on though {unending.Done.Name} has ended well", Object = model.Reference(unending.Blamed),
            };
        }
    }

    private static IEnumerable<Symptom> CronJobs(ClusterModel model)
    {
        foreach (var cronJob in model.CronJobs)
        {
            if (CronWatch.Of(model, cronJob) is { } watch)
            {
                yield return new Symptom { Text = watch.Text, Object = model.Reference(cronJob) };
            }
        }
    }

    private static IEnumerable<Symptom> Autoscalers(ClusterModel model)
    {
        foreach (var autoscaler in model.Autoscalers)
        {
            if (autoscaler.Conditions.Find("ScalingActive") is { Status: "False" } inactive
                && inactive.Reason.StartsWith("FailedGet", StringComparison.Ordinal)
                && (inactive.ChangedAt is not { } since || model.At - since >= TimeSpan.FromMinutes(1)))
            {
                yield return new Symptom { Text = $"the autoscaler scales nothing: {inactive.Reason}", Object = model.Reference(autoscaler) };
            }
        }
    }

    private static IEnumerable<Symptom> Custom(ClusterModel model)
    {
        foreach (var verdict in CustomVerdict.Bad(model))
        {
            yield return new Symptom { Text = $"its status says {verdict.Words}", Object = model.Reference(verdict.Object) };
        }
    }

    private static IEnumerable<Symptom> Stuck(ClusterModel model)
    {
        foreach (var item in StuckObject.All(model))
        {
            yield return new Symptom { Text = "it is being deleted and does not go", Object = model.Reference(item) };
        }

        foreach (var item in model.Namespaces)
        {
            if (item is { Phase: "Terminating", Metadata.DeletedAt: { } since } && model.At - since > TimeSpan.FromMinutes(5))
            {
                yield return new Symptom { Text = "the namespace is being deleted and does not go", Object = model.Reference(item) };
            }
        }
    }
}
