namespace Autoheal.Diagnosis.Cases.Storage;

internal sealed class StorageLookalikeCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.NearMiss("a claim is small enough for the volume, and a provisioner is at work", "k8s.storage.volume-small", """
            kind: StorageClass
            name: $class
            provisioner: fast.csi.example.com
            ---
            kind: PersistentVolume
            name: $volume
            spec: {storageClassName: $class, capacity: {storage: 5Gi}, accessModes: [ReadWriteOnce]}
            status: {phase: Available}
            ---
            kind: PersistentVolumeClaim
            name: $claim
            created: @20s
            spec: {storageClassName: $class, accessModes: [ReadWriteOnce], resources: {requests: {storage: 20Gi}}}
            status: {phase: Pending}
            ---
            kind: Pod
            name: $app
            created: @20s
            spec: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}
            status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, message: "pod has unbound immediate PersistentVolumeClaims", lastTransitionTime: @20s}]}
            """).LookingLike("k8s.storage.volume-missing"),
        RuleCase.NearMiss("a claim is bound, and its pod waits for room", "k8s.storage.unbound", """
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: $class, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Bound, capacity: {storage: 8Gi}}
            ---
            kind: PersistentVolume
            name: $volume
            spec: {storageClassName: $class, capacity: {storage: 8Gi}, accessModes: [ReadWriteOnce], claimRef: {namespace: $ns, name: $claim}}
            status: {phase: Bound}
            ---
            kind: StatefulSet
            name: $app
            created: @9m
            pods: 1
            spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}], containers: [{name: app, resources: {requests: {memory: 200Gi}}}]}}
            pod: {created: @9m, status: {unschedulable: "0/3 nodes are available: 3 Insufficient memory."}}
            """).LookingLike("k8s.storage.volume-missing", "k8s.storage.claim-missing", "k8s.storage.node-affinity").Being("k8s.scheduling.memory"),
        RuleCase.NearMiss("two pods on one node share a claim, and a ConfigMap is what lacks", "k8s.storage.multi-attach", """
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: $class, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Bound, capacity: {storage: 8Gi}}
            ---
            kind: Deployment
            name: $other
            created: @9d
            pods: 1
            spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pod: {spec: {nodeName: $node1}}
            ---
            kind: Deployment
            name: $app
            created: @9m
            pods: 1
            spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}, {name: rules, configMap: {name: $rules}}]}}
            pod: {created: @9m, spec: {nodeName: $node1}, status: {phase: Pending, waiting: {reason: ContainerCreating}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "rules" : configmap "$rules" not found'
            """).LookingLike("k8s.storage.mount-failed", "k8s.storage.driver-missing").Being("k8s.config.configmap-missing"),
        RuleCase.Stale("a claim waited for its provisioner and for its volume, and a pod for its mount", "k8s.storage.provisioning-failed", """
            kind: StorageClass
            name: $class
            provisioner: fast.csi.example.com
            ---
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: $class, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Bound, capacity: {storage: 8Gi}}
            ---
            kind: PersistentVolume
            name: $volume
            spec: {storageClassName: $class, capacity: {storage: 8Gi}, accessModes: [ReadWriteOnce], claimRef: {namespace: $ns, name: $claim}}
            status: {phase: Bound}
            ---
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            reason: ProvisioningFailed
            message: 'failed to provision volume with StorageClass "$class": rpc error: code = ResourceExhausted desc = not enough free space'
            last: @50m
            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            reason: ProvisioningFailed
            message: 'storageclass.storage.k8s.io "$class" not found'
            last: @55m
            ---
            kind: Event
            of: StatefulSet/$app
            reason: FailedAttachVolume
            message: 'Multi-Attach error for volume "$volume" Volume is already exclusively attached to one node and can''t be attached to another'
            last: @40m
            ---
            kind: Event
            of: StatefulSet/$app
            reason: FailedMount
            message: 'MountVolume.MountDevice failed for volume "data" : rpc error: code = DeadlineExceeded desc = context deadline exceeded'
            last: @39m
            ---
            kind: Event
            of: StatefulSet/$app
            reason: FailedScheduling
            message: '0/3 nodes are available: persistentvolumeclaim "$claim" not found.'
            last: @56m
            ---
            kind: Event
            of: StatefulSet/$app
            reason: FailedScheduling
            message: "0/3 nodes are available: 3 node(s) had volume node affinity conflict."
            last: @57m
            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            type: Normal
            reason: FailedBinding
            message: no persistent volumes available for this claim and no storage class is set
            last: @58m
            """).Outliving("k8s.storage.selector", "k8s.storage.class-missing", "k8s.storage.multi-attach", "k8s.storage.mount-failed", "k8s.storage.claim-missing", "k8s.storage.node-affinity", "k8s.storage.unbound"),
    ];
}
