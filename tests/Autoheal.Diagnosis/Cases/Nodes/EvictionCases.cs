namespace Autoheal.Diagnosis.Cases.Nodes;

internal sealed class EvictionCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a node put a pod out, and has enough again", "k8s.pod.evicted", """
            kind: Pod
            name: $app
            created: @5h
            status: {phase: Failed, reason: Evicted, startTime: @5h, containerStatuses: [], message: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 92400Ki. Container app was using 812Mi, request is 64Mi, has larger consumption of memory. "}
            """).Blaming("Pod/$app").Saying("evicted", "memory"),
        RuleCase.Fault("pods write more to their disk than they may", "k8s.pod.local-storage", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {containers: [{name: app, image: $image, resources: {limits: {ephemeral-storage: 1Gi}}}]}}
            pod: {created: @9m, status: {phase: Failed, reason: Evicted, containerStatuses: [], message: "Pod ephemeral local storage usage exceeds the total limit of containers 1Gi. "}}
            """).Blaming("Deployment/$app").Saying("ephemeral storage"),
        RuleCase.Fault("a scratch volume outgrows its limit", "k8s.pod.local-storage", """
            kind: Job
            name: $job
            created: @30m
            pods: 1
            spec: {template: {spec: {restartPolicy: Never, volumes: [{name: scratch, emptyDir: {sizeLimit: 500Mi}}], containers: [{name: app, image: $image}]}}}
            pod: {created: @30m, status: {phase: Failed, reason: Evicted, containerStatuses: [], message: 'Usage of EmptyDir volume "scratch" exceeds the limit "500Mi". '}}
            status: {active: 0, failed: 1, startTime: @30m}
            """).Blaming("Job/$job").Saying("sizeLimit"),
        RuleCase.Healthy("pods were evicted last week, and others serve since", """
            kind: ReplicaSet
            name: $app
            created: @40d
            pods: 2
            status: {replicas: 2, readyReplicas: 2, availableReplicas: 2}
            ---
            kind: Pod
            name: $app-gone
            owner: ReplicaSet/$app
            labels: {app: $app}
            created: @7d
            status: {phase: Failed, reason: Evicted, containerStatuses: [], message: "The node was low on resource: ephemeral-storage. "}
            """).LookingLike("k8s.pod.evicted", "k8s.pod.local-storage"),
    ];
}
