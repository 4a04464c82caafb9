namespace Autoheal.Diagnosis.Cases.Workloads;

internal sealed class WorkloadLookalikeCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.NearMiss("a claim is deleted and waits, as it should, for the pod that uses it", "k8s.finalizer.stuck", """
            kind: PersistentVolumeClaim
            name: $claim
            deleted: @20m
            finalizers: [kubernetes.io/pvc-protection]
            spec: {storageClassName: $class, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Bound}
            ---
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}}}
            """).Being("k8s.crash.no-change"),
        RuleCase.NearMiss("a namespace was deleted a moment ago", "k8s.namespace.terminating", """
            kind: Namespace
            name: $old
            deleted: @40s
            status: {phase: Terminating, conditions: [{type: NamespaceContentRemaining, status: "True", reason: SomeResourcesRemain, lastTransitionTime: @40s}]}
            ---
            kind: Pod
            name: $app
            """),
        RuleCase.NearMiss("a StatefulSet updates, and its next pod is on its way", "k8s.statefulset.stuck", """
            kind: StatefulSet
            name: $app
            spec: {replicas: 2}
            pods: 0
            status: {replicas: 2, readyReplicas: 1, availableReplicas: 1, currentRevision: $app-aaa, updateRevision: $app-bbb}
            ---
            kind: Pod
            name: $app-0
            owner: StatefulSet/$app
            labels: {app: $app, controller-revision-hash: $app-aaa}
            ---
            kind: Pod
            name: $app-1
            owner: StatefulSet/$app
            labels: {app: $app, controller-revision-hash: $app-bbb}
            created: @20s
            status: {unready: true, conditions: [{type: PodScheduled, status: "True", lastTransitionTime: @20s}, {type: Ready, status: "False", lastTransitionTime: @15s}]}
            """),
        RuleCase.NearMiss("a Job tries again after its first pod failed, and has tries left", "k8s.job.failed", """
            kind: Job
            name: $job
            created: @3m
            spec: {backoffLimit: 6, template: {restartPolicy: OnFailure}}
            pods: 1
            pod: {created: @3m, status: {restarts: 1, last: {exitCode: 1, reason: Error}}}
            status: {active: 1, ready: 1, failed: 0, startTime: @3m}
            """).LookingLike("k8s.job.deadline"),
        RuleCase.NearMiss("a lone pod has run to its end and succeeded", "k8s.pod.failed", """
            kind: Pod
            name: $task
            spec: {restartPolicy: Never, containers: [{name: work, image: $image}]}
            status: {phase: Succeeded, containerStatuses: [{name: work, ready: false, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed, finishedAt: @20m}}}]}
            """),
        RuleCase.NearMiss("a CronJob is suspended since an hour, and the next run is due tomorrow", "k8s.cronjob.suspended", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "0 3 * * *", suspend: true}
            status: {lastScheduleTime: @9h, lastSuccessfulTime: @9h}
            """),
        RuleCase.NearMiss("a run goes on within its time", "k8s.cronjob.blocked", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "0 * * * *", concurrencyPolicy: Forbid}
            status: {lastScheduleTime: @5m, lastSuccessfulTime: @65m, active: [{kind: Job, name: $cron-1}]}
            ---
            kind: Job
            name: $cron-1
            owner: CronJob/$cron
            created: @5m
            spec: {template: {restartPolicy: Never}}
            pods: 1
            pod: {created: @5m}
            status: {active: 1, ready: 1, startTime: @5m}
            """).LookingLike("k8s.cronjob.overlap"),
        RuleCase.NearMiss("a CronJob of once a year has not run for months", "k8s.cronjob.missed", """
            kind: CronJob
            name: $cron
            created: @300d
            spec: {schedule: "0 0 31 12 *"}
            status: {lastScheduleTime: @60d, lastSuccessfulTime: @60d}
            """).LookingLike("k8s.cronjob.schedule"),
        RuleCase.Stale("a schedule was mended, a run was late, and runs come again", "k8s.cronjob.schedule", """
            kind: CronJob
            name: $cron
            created: @90d
            spec: {schedule: "*/15 * * * *", concurrencyPolicy: Forbid}
            status: {lastScheduleTime: @5m, lastSuccessfulTime: @4m}
            ---
            kind: Event
            about: CronJob/$cron
            reason: UnparseableSchedule
            message: 'unparseable schedule: "*/15 * * *"'
            last: @50m
            ---
            kind: Event
            about: CronJob/$cron
            type: Normal
            reason: JobAlreadyActive
            message: Not starting job because prior execution is running and concurrency policy is Forbid
            last: @35m
            ---
            kind: Event
            about: CronJob/$cron
            reason: FailedNeedsStart
            message: 'cannot determine if job needs to be started: too many missed start times (> 100)'
            last: @48m
            """).Outliving("k8s.cronjob.missed", "k8s.cronjob.blocked"),
        RuleCase.NearMiss("an operator is at work on a custom resource", "k8s.operator.bad-resource", """
            apiVersion: data.example.com/v1
            kind: Warehouse
            name: $store
            namespace: $ns
            spec: {size: large}
            status: {phase: Creating, conditions: [{type: Ready, status: "False", reason: Progressing, message: "waiting for pods", lastTransitionTime: @30s}]}
            ---
            kind: Pod
            name: $app
            """).LookingLike("k8s.api.removed"),
        RuleCase.Stale("an operator complained of a custom resource, and it is well now", "k8s.operator.bad-resource", """
            apiVersion: data.example.com/v1
            kind: Warehouse
            name: $store
            namespace: $ns
            status: {conditions: [{type: Ready, status: "True", reason: Reconciled, lastTransitionTime: @20m}]}
            ---
            kind: Event
            about: Warehouse/$store
            reason: ReconcileError
            message: size huge is not known
            last: @30m
            ---
            kind: Pod
            name: $app
            """),
    ];
}
