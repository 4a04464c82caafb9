using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>
/// Runs of a CronJob take longer than its period (taxonomy row 88): where runs beside each other are forbidden, the next ones do not start; where
/// they are allowed, they pile up.
/// </summary>
internal sealed class CronJobConcurrencyRule : IDiagnosticRule
{
    public string Name => "cronjob-concurrency";

    public IReadOnlyList<CauseDescription> Causes { get; } = [JobCauses.Blocked, JobCauses.Overlap];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { CronJobs.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var cronJob in model.CronJobs)
        {
            switch (CronWatch.Of(model, cronJob))
            {
                case { Trouble: CronTrouble.Blocked } watch:
                    yield return DescribeBlocked(model, watch);
                    break;
                case { Trouble: CronTrouble.Overlapping } watch:
                    yield return DescribeOverlap(model, watch);
                    break;
            }
        }
    }

    private static Finding DescribeBlocked(ClusterModel model, CronWatch watch)
    {
        var cronJob = watch.CronJob;
        var checks = new CheckList(model);
        var ran = Durations.Text(model.At - watch.Last);
        var name = watch.Run?.Name ?? cronJob.Active[0].Name;
        checks.Supports(
            0.7, $"Job {name} has been active for {ran}, longer than the period of the schedule", checks.Controlled(cronJob, "status.active", name, watch.Last));
        checks.Supports(0.3, "concurrencyPolicy is Forbid", checks.Declared(cronJob, "spec.concurrencyPolicy", "Forbid"));
        if (watch.Complaint is { } complaint)
        {
            checks.Supports(0.9, "event JobAlreadyActive", checks.Untrusted(cronJob, "event", complaint.Reason, "event", complaint.LastAt));
        }

        return new Finding
        {
            Cause = JobCauses.Blocked.Code,
            Object = model.Reference(cronJob),
            Title = $"CronJob {cronJob.Name} is blocked: Job {name} has been active for {ran}",
            Summary = $"CronJob {cronJob.Name} (schedule {cronJob.Schedule}, concurrencyPolicy Forbid) starts no new run because Job {name} has been active for {ran} (JobAlreadyActive).",
            Checks = checks.Checks,
            Explains = Explained(model, cronJob),
            Since = watch.Last,
        };
    }

    private static Finding DescribeOverlap(ClusterModel model, CronWatch watch)
    {
        var cronJob = watch.CronJob;
        var checks = new CheckList(model);
        var count = cronJob.Active.Count;
        checks.Supports(
            count > 2 ? 0.75 : 0.65, $"{Counts.Of(count, "Job")} of it active at once", checks.Controlled(cronJob, "status.active", $"{count}", watch.Run?.StartedAt));
        checks.Supports(0.3, "concurrencyPolicy is Allow", checks.Declared(cronJob, "spec.concurrencyPolicy", "Allow"));
        var target = model.Reference(cronJob);
        var oldest = watch.Run?.StartedAt is { } began ? $", the oldest for {Durations.Text(model.At - began)}" : "";
        return new Finding
        {
            Cause = JobCauses.Overlap.Code,
            Object = target,
            Title = $"Runs of CronJob {cronJob.Name} overlap: {Counts.Of(count, "Job")} active at once",
            Summary = $"CronJob {cronJob.Name} (schedule {cronJob.Schedule}, concurrencyPolicy Allow) has {Counts.Of(count, "active Job")}: runs take longer than its period{oldest}.",
            Checks = checks.Checks,
            Explains = Explained(model, cronJob),
            Since = watch.Run?.StartedAt,
            Remedies = [new ActionProposal { Action = ActionNames.SuspendCronJob, Target = target }],
        };
    }

    private static List<ResourceRef> Explained(ClusterModel model, CronJob cronJob)
    {
        var explained = new List<ResourceRef> { model.Reference(cronJob) };
        foreach (var active in cronJob.Active)
        {
            if (model.Jobs.Find(cronJob.Namespace, active.Name).Value is { } job)
            {
                explained.Add(model.Reference(job));
                explained.AddRange(model.PodsOf(job).Select(model.Reference));
            }
        }

        return explained;
    }
}
