namespace Autoheal.Diagnosis.Cases.Workloads;

internal sealed class JobCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a Job gave up", "k8s.job.failed", """
            kind: Job
            name: $job
            created: @20m
            spec: {backoffLimit: 2, template: {restartPolicy: Never}}
            pods: 1
            pod: {created: @20m, status: {phase: Failed, containerStatuses: [{name: app, state: {terminated: {exitCode: 3, reason: Error, startedAt: @19m, finishedAt: @18m}}}]}}
            status: {active: 0, failed: 3, startTime: @20m, conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded, lastTransitionTime: @10m}]}
            """).Blaming("Job/$job").Saying("BackoffLimitExceeded", "exit code 3"),
        RuleCase.Fault("a Job alone that gave up", "k8s.job.failed", """
            kind: Job
            name: $job
            spec: {backoffLimit: 4}
            pods: 0
            status: {failed: 5, conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded}]}
            """).Partial().Blaming("Job/$job").Saying("BackoffLimitExceeded"),
        RuleCase.Fault("a Job that ran out of time", "k8s.job.deadline", """
            kind: Job
            name: $job
            created: @20m
            spec: {activeDeadlineSeconds: 300, template: {restartPolicy: Never}}
            pods: 0
            status: {active: 0, failed: 1, startTime: @20m, conditions: [{type: Failed, status: "True", reason: DeadlineExceeded, lastTransitionTime: @15m}]}
            """).Blaming("Job/$job").Saying("300 s", "DeadlineExceeded"),
        RuleCase.Healthy("a run of a CronJob failed, and the next one succeeded", """
            kind: CronJob
            name: $cron
            created: @9d
            spec: {schedule: "0 * * * *"}
            status: {lastScheduleTime: @20m, lastSuccessfulTime: @18m}
            ---
            kind: Job
            name: $cron-1
            owner: CronJob/$cron
            created: @80m
            spec: {template: {restartPolicy: Never}}
            pods: 0
            status: {active: 0, failed: 7, startTime: @80m, conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded, lastTransitionTime: @70m}]}
            ---
            kind: Job
            name: $cron-2
            owner: CronJob/$cron
            created: @20m
            spec: {template: {restartPolicy: Never}}
            pods: 0
            status: {active: 0, succeeded: 1, startTime: @20m, completionTime: @18m, conditions: [{type: Complete, status: "True", lastTransitionTime: @18m}]}
            """),
        RuleCase.Healthy("a Job is complete, and old events say that it failed", """
            kind: Job
            name: $job
            created: @50m
            spec: {template: {restartPolicy: Never}}
            pods: 0
            status: {active: 0, succeeded: 1, failed: 1, startTime: @50m, completionTime: @40m, conditions: [{type: Complete, status: "True", lastTransitionTime: @40m}]}
            ---
            kind: Event
            about: Job/$job
            reason: BackoffLimitExceeded
            message: Job has reached the specified backoff limit
            last: @45m
            """),
        RuleCase.Fault("a pod of a Job alone that failed", "k8s.pod.failed", """
            kind: Pod
            name: $job-x2x4v
            owner: Job/$job
            spec: {restartPolicy: Never, containers: [{name: work, image: $image}]}
            status: {phase: Failed, containerStatuses: [{name: work, state: {terminated: {exitCode: 2, reason: Error}}}]}
            """).Partial().Blaming("Pod/$job-x2x4v").Saying("exit code 2", "$job"),
        RuleCase.Fault("a sidecar keeps a Job from ending", "k8s.job.sidecar", """
            kind: Job
            name: $job
            created: @40m
            spec: {template: {restartPolicy: Never, containers: [{name: work, image: $image}, {name: $proxy, image: $image2}]}}
            pods: 1
            pod:
              created: @40m
              status:
                phase: Running
                containerStatuses:
                - {name: work, state: {terminated: {exitCode: 0, reason: Completed, startedAt: @39m, finishedAt: @20m}}}
                - {name: $proxy, ready: true, state: {running: {startedAt: @39m}}}
            status: {active: 1, startTime: @40m}
            """).Blaming("Job/$job").Saying("$proxy", "work"),
        RuleCase.NearMiss("both containers of a Job still work", "k8s.job.sidecar", """
            kind: Job
            name: $job
            created: @40m
            spec: {template: {restartPolicy: Never, containers: [{name: work, image: $image}, {name: $proxy, image: $image2}]}}
            pods: 1
            status: {active: 1, startTime: @40m}
            """),
    ];
}
