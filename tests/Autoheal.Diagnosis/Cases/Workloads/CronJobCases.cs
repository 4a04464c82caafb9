namespace Autoheal.Diagnosis.Cases.Workloads;

internal sealed class CronJobCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a CronJob that is missed is suspended", "k8s.cronjob.suspended", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "*/30 * * * *", suspend: true}
            status: {lastScheduleTime: @2d}
            """).About("CronJob/$cron").Blaming("CronJob/$cron").Saying("suspend"),
        RuleCase.Healthy("a CronJob is suspended, and nobody misses it", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "*/30 * * * *", suspend: true}
            status: {lastScheduleTime: @40d}
            """),
        RuleCase.Fault("a run does not end, and no other may start", "k8s.cronjob.blocked", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "*/10 * * * *", concurrencyPolicy: Forbid}
            status: {lastScheduleTime: @3h, active: [{kind: Job, name: $cron-1}]}
            ---
            kind: Job
            name: $cron-1
            owner: CronJob/$cron
            created: @3h
            spec: {template: {restartPolicy: Never}}
            pods: 1
            pod: {created: @3h}
            status: {active: 1, startTime: @3h}
            ---
            kind: Event
            about: CronJob/$cron
            type: Normal
            reason: JobAlreadyActive
            message: Not starting job because prior execution is running and concurrency policy is Forbid
            """).Blaming("CronJob/$cron").Saying("$cron-1", "Forbid"),
        RuleCase.Fault("runs pile up", "k8s.cronjob.overlap", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "*/10 * * * *", concurrencyPolicy: Allow}
            status: {lastScheduleTime: @2m, active: [{kind: Job, name: $cron-1}, {kind: Job, name: $cron-2}, {kind: Job, name: $cron-3}]}
            """).Blaming("CronJob/$cron").Saying("3 Jobs"),
        RuleCase.Fault("the schedule is none", "k8s.cronjob.schedule", """
            kind: CronJob
            name: $cron
            created: @2d
            spec: {schedule: "61 * * * *"}
            ---
            kind: Event
            about: CronJob/$cron
            reason: UnparseableSchedule
            message: 'unparseable schedule: "61 * * * *"'
            """).Blaming("CronJob/$cron").Saying("61"),
        RuleCase.Fault("it is due and does not start", "k8s.cronjob.missed", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "0 * * * *"}
            status: {lastScheduleTime: @9h, lastSuccessfulTime: @9h}
            """).Blaming("CronJob/$cron").Saying("no run for 9 h"),
        RuleCase.Healthy("a weekly CronJob ran five days ago", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "30 2 * * 2"}
            status: {lastScheduleTime: @5d, lastSuccessfulTime: @5d}
            """),
    ];
}
