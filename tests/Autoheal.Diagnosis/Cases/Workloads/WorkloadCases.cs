namespace Autoheal.Diagnosis.Cases.Workloads;

internal sealed class WorkloadCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a pod waits for a finalizer that nobody removes", "k8s.finalizer.stuck", """
            kind: StatefulSet
            name: $app
            spec: {replicas: 1}
            pods: 0
            ---
            kind: Pod
            name: $app-0
            owner: StatefulSet/$app
            labels: {app: $app}
            deleted: @20m
            finalizers: [drain.example.com/hold]
            """).Blaming("Pod/$app-0").Saying("drain.example.com/hold"),
        RuleCase.Healthy("a claim is deleted while a pod still uses it", """
            kind: PersistentVolumeClaim
            name: $claim
            deleted: @20m
            finalizers: [kubernetes.io/pvc-protection]
            spec: {storageClassName: $class, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Bound}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pods: 1
            """),
        RuleCase.Fault("a namespace that cannot go because an API does not answer", "k8s.namespace.terminating", """
            kind: Namespace
            name: $old
            deleted: @2h
            status: {phase: Terminating, conditions: [{type: NamespaceDeletionDiscoveryFailure, status: "True", reason: DiscoveryFailed, lastTransitionTime: @2h}]}
            ---
            kind: Pod
            name: $app
            """).Blaming("Namespace/$old").Saying("discovery"),
        RuleCase.Fault("a DaemonSet asks for more than any node has", "k8s.scheduling.memory", """
            kind: DaemonSet
            name: $agent
            created: @9m
            spec: {template: {containers: [{name: app, image: $image, resources: {requests: {memory: 64Gi}}}]}}
            pods: 3
            pod: {created: @9m, status: {unschedulable: "0/3 nodes are available: 1 Insufficient memory."}}
            """).Blaming("DaemonSet/$agent").Saying("64Gi"),
        RuleCase.Fault("an update of a StatefulSet stands at a pod that is never ready", "k8s.statefulset.stuck", """
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
            created: @9m
            status: {unready: true}
            """).Blaming("StatefulSet/$app").Saying("$app-1"),
    ];
}
