using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>Pods are Pending and no scheduler has looked at them: it does not run, or they name one that does not exist (taxonomy row 24).</summary>
internal sealed class SchedulerDownRule : IDiagnosticRule
{
    private const string LeaseName = "kube-scheduler";
    private const string System = "kube-system";

    public string Name => "scheduler-down";

    public IReadOnlyList<CauseDescription> Causes { get; } = [SchedulingCauses.SchedulerDown, SchedulingCauses.SchedulerUnknown];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        List<AilingWorkload>? ignored = null;
        foreach (var workload in model.AilingWorkloads)
        {
            if (workload.With(TroubleKind.Unschedulable) is not { } unplaced || !IsIgnored(model, unplaced))
            {
                continue;
            }

            if (unplaced.Template.Scheduling.Scheduler.Length > 0)
            {
                yield return DescribeUnknown(model, unplaced);
            }
            else
            {
                (ignored ??= []).Add(unplaced);
            }
        }

        if (ignored is not null && FindSign(model) is { } sign)
        {
            yield return DescribeDown(model, ignored, sign);
        }
    }

    // The scheduler writes its condition, and an Event, at the first attempt. Where the pods were seen whole, the condition says it; anyone can write an Event.
    private static bool IsIgnored(ClusterModel model, AilingWorkload workload)
    {
        foreach (var trouble in workload.Troubles)
        {
            if (trouble.Pod.Conditions.Find("PodScheduled") is not null)
            {
                return false;
            }

            foreach (var seen in model.Pods.IsComplete(trouble.Pod.Namespace) ? [] : model.EventsAbout(trouble.Pod))
            {
                if (seen.Reason == "FailedScheduling")
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>What shows that the scheduler does not run: its Lease, else its pod, else that nobody else says anything.</summary>
    private static (ClusterObject Object, string Text, double Reliability)? FindSign(ClusterModel model)
    {
        if (model.Leases.Find(System, LeaseName).Value is { } lease)
        {
            return lease.IsStale(model.At)
                ? (lease, $"Lease {System}/{LeaseName} was last renewed {Durations.Text(model.At - lease.RenewedAt!.Value)} ago", 0.8)
                : lease.Holder.Length == 0 ? (lease, $"nobody holds Lease {System}/{LeaseName}", 0.7) : null;
        }

        foreach (var pod in model.Pods.In(System))
        {
            if (pod.Name.StartsWith(LeaseName, StringComparison.Ordinal) && !pod.Ready && !pod.Finished)
            {
                return (pod, $"pod {System}/{pod.Name} is not ready", 0.7);
            }
        }

        return null;
    }

    private static Finding DescribeDown(
        ClusterModel model, IReadOnlyList<AilingWorkload> ignored, (ClusterObject Object, string Text, double Reliability) sign)
    {
        var checks = new CheckList(model);
        AddSymptom(checks, ignored[0]);
        checks.Supports(sign.Reliability, sign.Text, checks.Controlled(sign.Object, "scheduler", sign.Text));
        return new Finding
        {
            Cause = SchedulingCauses.SchedulerDown.Code,
            Object = model.Reference(sign.Object),
            Title = "the scheduler (kube-scheduler) does not run: pods stay Pending without FailedScheduling",
            Summary = $"Pods of {ignored[0].Blamed.Resource.Kind} {ignored[0].Blamed.Name}"
                + (ignored.Count > 1 ? $" and {Counts.Of(ignored.Count - 1, "other workload")}" : "")
                + $" are Pending and no scheduler looked at them; {sign.Text}.",
            Checks = checks.Checks,
            Explains = [.. ignored.SelectMany(workload => workload.Explained(model)).Distinct()],
            Since = (sign.Object as Lease)?.RenewedAt ?? ignored[0].Began,
        };
    }

    private static Finding DescribeUnknown(ClusterModel model, AilingWorkload workload)
    {
        var name = workload.Template.Scheduling.Scheduler;
        var checks = new CheckList(model);
        AddSymptom(checks, workload);
        checks.Supports(0.6, $"the pods name scheduler {name}", checks.Declared(workload.Troubles[0].Pod, "spec.schedulerName", name));
        var good = LastGoodTemplate.Of(model, workload.Blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.Scheduling, TemplateChangeKind.Other);
        var changed = good is not null && good.Template.Scheduling.Scheduler != name;
        return new Finding
        {
            Cause = SchedulingCauses.SchedulerUnknown.Code,
            Object = model.Reference(workload.Blamed),
            Title = $"no scheduler {name} looks at the pods of {workload.Blamed.Name}",
            Summary = $"{Counts.Pods(workload.Troubles.Count)} of {workload.Blamed.Resource.Kind} {workload.Blamed.Name} are Pending without FailedScheduling: "
                + $"schedulerName is {name}, and nothing of that name has looked at them.",
            Checks = checks.Checks,
            Explains = workload.Explained(model),
            Since = workload.Began,
            Remedies = changed ? [good!.Undo(model.Reference(workload.Blamed))] : [],
        };
    }

    private static void AddSymptom(CheckList checks, AilingWorkload workload)
    {
        var trouble = workload.Troubles[0];
        checks.Supports(
            0.5,
            $"pod {trouble.Pod.Name} is Pending without a PodScheduled condition or a FailedScheduling Event; {Counts.Pods(workload.Troubles.Count)}",
            checks.Controlled(trouble.Pod, "condition.PodScheduled", "absent", trouble.Since));
    }
}
