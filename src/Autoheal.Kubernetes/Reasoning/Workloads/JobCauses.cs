using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>The causes of this family that concern work which should end.</summary>
internal static class JobCauses
{
    public static CauseDescription Failed { get; } = new()
    {
        Code = new("k8s.job.failed"),
        Title = "A Job failed as often as it may, or is about to",
        Signs = ["the Job's condition Failed is true: BackoffLimitExceeded", "its pods end with an exit code other than 0"],
        Repair = "Run it once more when its author marked it as idempotent.",
        RepairClass = RepairClass.Automatic,
        Rows = [87],
        Refines = [new("k8s.pod.failed")],
    };

    public static CauseDescription PodFailed { get; } = new()
    {
        Code = new("k8s.pod.failed"),
        Title = "A pod that was to run once failed",
        Signs = ["the pod's phase is Failed", "a container of it ended with an exit code other than 0"],
        Repair = "Find out why the program failed.",
        Rows = [87],
    };

    public static CauseDescription Deadline { get; } = new()
    {
        Code = new("k8s.job.deadline"),
        Title = "A Job ran longer than its deadline allows",
        Signs = ["the Job's condition Failed is true: DeadlineExceeded", "activeDeadlineSeconds"],
        Repair = "Give it more time, or find out why it takes so long.",
        RepairClass = RepairClass.Approve,
        Rows = [87],
    };

    public static CauseDescription Sidecar { get; } = new()
    {
        Code = new("k8s.job.sidecar"),
        Title = "A container beside the program keeps a Job from ending",
        Signs = ["a container of the pod ended with exit code 0", "another container still runs", "the Job is active"],
        Repair = "Make the other container a native sidecar: an init container that restarts always.",
        RepairClass = RepairClass.Approve,
        Rows = [89],
    };

    public static CauseDescription Suspended { get; } = new()
    {
        Code = new("k8s.cronjob.suspended"),
        Title = "A CronJob that is missed is suspended",
        Signs = ["spec.suspend is true", "lastScheduleTime is longer ago than its schedule says"],
        Repair = "Resume it.",
        RepairClass = RepairClass.Approve,
        Rows = [88],
    };

    public static CauseDescription Blocked { get; } = new()
    {
        Code = new("k8s.cronjob.blocked"),
        Title = "A run of a CronJob does not end, and no other may start beside it",
        Signs = ["concurrencyPolicy is Forbid", "a Job of it has been active for longer than the schedule's period", "event JobAlreadyActive"],
        Repair = "Find out why the run does not end; end it.",
        RepairClass = RepairClass.Approve,
        Rows = [88],
    };

    public static CauseDescription Overlap { get; } = new()
    {
        Code = new("k8s.cronjob.overlap"),
        Title = "Runs of a CronJob take longer than its period and pile up",
        Signs = ["concurrencyPolicy is Allow", "several Jobs of it are active at once"],
        Repair = "Suspend it, then forbid runs beside each other or let it run less often.",
        RepairClass = RepairClass.Approve,
        Rows = [88],
    };

    public static CauseDescription Schedule { get; } = new()
    {
        Code = new("k8s.cronjob.schedule"),
        Title = "The schedule or time zone of a CronJob is none",
        Signs = ["the schedule is not in cron notation", "event UnparseableSchedule or UnknownTimeZone"],
        Repair = "Restore the last schedule that worked.",
        RepairClass = RepairClass.Approve,
        Rows = [88],
    };

    public static CauseDescription Missed { get; } = new()
    {
        Code = new("k8s.cronjob.missed"),
        Title = "A CronJob is due and does not start",
        Signs = ["lastScheduleTime is longer ago than its schedule says", "it is not suspended", "event TooManyMissedTimes or MissSchedule"],
        Repair = "Raise startingDeadlineSeconds, or find out why Jobs are not created.",
        RepairClass = RepairClass.Approve,
        Rows = [88],
    };
}
