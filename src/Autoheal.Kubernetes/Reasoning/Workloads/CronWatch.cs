using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>A CronJob that does not run as its schedule says.</summary>
internal sealed class CronWatch
{
    private static readonly TimeSpan s_slack = TimeSpan.FromMinutes(10);

    public required CronJob CronJob { get; init; }

    public required CronTrouble Trouble { get; init; }

    /// <summary>Gets a value indicating whether the schedule itself cannot be read, which needs nobody's word.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Gets the longest time between two runs by the schedule.</summary>
    public TimeSpan Gap { get; init; }

    /// <summary>Gets when a run last started, or the schedule was changed.</summary>
    public DateTimeOffset Last { get; init; }

    /// <summary>Gets the oldest run that goes on; null when none was seen.</summary>
    public Job? Run { get; init; }

    /// <summary>Gets the event that says so.</summary>
    public ClusterEvent? Complaint { get; init; }

    /// <summary>Gets what is wrong, in one clause.</summary>
    public string Text => Trouble switch
    {
        CronTrouble.WrongSchedule => "the schedule cannot be read",
        CronTrouble.Missed => "a run was due and did not start",
        CronTrouble.Blocked => "a run does not end, and no other may start",
        _ => $"{Counts.Of(CronJob.Active.Count, "run")} at once",
    };

    /// <summary>Null when it runs well, or is suspended.</summary>
    public static CronWatch? Of(ClusterModel model, CronJob cronJob)
    {
        if (cronJob.Suspended || cronJob.Schedule.Length == 0)
        {
            return null;
        }

        var schedule = CronSchedule.Parse(cronJob.Schedule);
        var refusal = FindEvent(model, cronJob, "UnparseableSchedule", "UnparsableSchedule", "InvalidSchedule", "UnknownTimeZone");
        if (schedule is null || (refusal is not null && !IsOutrun(cronJob, refusal)))
        {
            return new CronWatch { CronJob = cronJob, Trouble = CronTrouble.WrongSchedule, IsUnreadable = schedule is null, Complaint = refusal };
        }

        return cronJob.Active.Count == 0 ? OfIdle(model, cronJob, schedule) : OfActive(model, cronJob, schedule);
    }

    private static CronWatch? OfActive(ClusterModel model, CronJob cronJob, CronSchedule schedule)
    {
        var run = OldestRun(model, cronJob);
        if (cronJob.Concurrency == "Allow")
        {
            return cronJob.Active.Count > 1 ? new CronWatch { CronJob = cronJob, Trouble = CronTrouble.Overlapping, Run = run } : null;
        }

        var began = run?.StartedAt ?? cronJob.LastScheduledAt;
        return cronJob.Concurrency == "Forbid" && schedule.LongestGap() is { } gap && began is { } since && model.At - since > gap
            ? new CronWatch
            {
                CronJob = cronJob, Trouble = CronTrouble.Blocked, Run = run, Last = since, Gap = gap, Complaint = FindEvent(model, cronJob, "JobAlreadyActive"),
            }
            : null;
    }

    // A schedule that was changed counts from the change. Without any record of a run only an event makes it sure.
    private static CronWatch? OfIdle(ClusterModel model, CronJob cronJob, CronSchedule schedule)
    {
        var complaint = FindEvent(model, cronJob, "TooManyMissedTimes", "MissSchedule", "FailedNeedsStart", "FailedCreate");
        var changed = cronJob.Metadata.SpecChangedAt;
        var last = cronJob.LastScheduledAt is { } scheduled && scheduled > changed ? scheduled : changed;
        var isKnown = last > DateTimeOffset.UnixEpoch && (cronJob.LastScheduledAt is not null || complaint is not null);
        return isKnown && schedule.LongestGap() is { } gap && model.At - last > gap + s_slack
            ? new CronWatch { CronJob = cronJob, Trouble = CronTrouble.Missed, Last = last, Gap = gap, Complaint = complaint }
            : null;
    }

    private static Job? OldestRun(ClusterModel model, CronJob cronJob)
    {
        Job? oldest = null;
        foreach (var active in cronJob.Active)
        {
            if (model.Jobs.Find(cronJob.Namespace, active.Name).Value is { Finished: false } job && (oldest is null || job.StartedAt < oldest.StartedAt))
            {
                oldest = job;
            }
        }

        return oldest;
    }

    // A run that came later refutes it.
    private static bool IsOutrun(CronJob cronJob, ClusterEvent refusal) => cronJob.LastScheduledAt is { } ran && refusal.LastAt > default(DateTimeOffset) && refusal.LastAt < ran;

    // What was said before the schedule was last changed is about another one.
    private static ClusterEvent? FindEvent(ClusterModel model, CronJob cronJob, params ReadOnlySpan<string> reasons)
    {
        foreach (var item in model.EventsAbout(cronJob))
        {
            if (reasons.Contains(item.Reason) && item.LastAt >= cronJob.Metadata.SpecChangedAt)
            {
                return item;
            }
        }

        return null;
    }
}
