using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>A CronJob is due and does not start, or its schedule is none (taxonomy row 88).</summary>
internal sealed class CronJobScheduleRule : IDiagnosticRule
{
    public string Name => "cronjob-schedule";

    public IReadOnlyList<CauseDescription> Causes { get; } = [JobCauses.Schedule, JobCauses.Missed];

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
                case { Trouble: CronTrouble.WrongSchedule } watch:
                    yield return DescribeWrong(model, watch);
                    break;
                case { Trouble: CronTrouble.Missed } watch:
                    yield return DescribeMissed(model, watch);
                    break;
            }
        }
    }

    private static Finding DescribeWrong(ClusterModel model, CronWatch watch)
    {
        var cronJob = watch.CronJob;
        var checks = new CheckList(model);
        var isZone = watch is { IsUnreadable: false, Complaint.Reason: "UnknownTimeZone" };
        var (field, value) = isZone ? ("time zone", cronJob.TimeZone) : ("schedule", cronJob.Schedule);
        var last = cronJob.LastScheduledAt is { } at ? $"{at:yyyy-MM-dd'T'HH:mm:ss'Z'}" : "never";
        checks.Supports(
            watch.IsUnreadable ? 0.7 : 0.4, $"its {field} \"{value}\" cannot be read", checks.Declared(cronJob, isZone ? "spec.timeZone" : "spec.schedule", value));
        checks.Supports(0.4, $"it last ran: {last}", checks.Controlled(cronJob, "status.lastScheduleTime", last));
        if (watch.Complaint is { } complaint)
        {
            checks.Supports(0.9, $"event {complaint.Reason}", checks.Untrusted(cronJob, "event", complaint.Reason, "event", complaint.LastAt));
        }

        return new Finding
        {
            Cause = JobCauses.Schedule.Code,
            Object = model.Reference(cronJob),
            Title = $"CronJob {cronJob.Name} has an invalid {field} \"{value}\"",
            Summary = $"CronJob {cronJob.Name} starts no run because its {field} \"{value}\" is invalid; it last ran: {last}.",
            Checks = checks.Checks,
            Explains = [model.Reference(cronJob)],
            Since = cronJob.Metadata.SpecChangedAt,
        };
    }

    private static Finding DescribeMissed(ClusterModel model, CronWatch watch)
    {
        var cronJob = watch.CronJob;
        var checks = new CheckList(model);
        var ago = Durations.Text(model.At - watch.Last);
        checks.Supports(
            0.75,
            $"no run for {ago}, and the schedule leaves at most {Durations.Text(watch.Gap)} between two",
            checks.Controlled(cronJob, "status.lastScheduleTime", $"{watch.Last:yyyy-MM-dd'T'HH:mm:ss'Z'}", watch.Last));
        if (watch.Complaint is { } said)
        {
            checks.Supports(0.9, $"event {said.Reason}", checks.Untrusted(cronJob, "event", said.Reason, "event", said.LastAt));
        }

        var deadline = cronJob.StartingDeadlineSeconds is < 10 and var seconds
            ? $"; its startingDeadlineSeconds of {seconds} is shorter than the 10 s after which the controller looks again"
            : "";
        if (deadline.Length > 0)
        {
            checks.Supports(
                0.4, "its starting deadline is shorter than the controller's round", checks.Declared(cronJob, "spec.startingDeadlineSeconds", $"{cronJob.StartingDeadlineSeconds}"));
        }

        return new Finding
        {
            Cause = JobCauses.Missed.Code,
            Object = model.Reference(cronJob),
            Title = $"CronJob {cronJob.Name} missed its schedule {cronJob.Schedule}: no run for {ago}",
            Summary = $"CronJob {cronJob.Name} (schedule {cronJob.Schedule}) is not suspended and has started no run for {ago}{deadline}.",
            Checks = checks.Checks,
            Explains = [model.Reference(cronJob)],
            Since = watch.Last + watch.Gap,
        };
    }
}
