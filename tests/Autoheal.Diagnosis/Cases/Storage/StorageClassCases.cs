namespace Autoheal.Diagnosis.Cases.Storage;

internal sealed class StorageClassCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a claim of a class that does not exist, with its Deployment", "k8s.storage.class-missing", """
            kind: StorageClass
            name: $present
            provisioner: disk.csi.example.com
            ---
            kind: PersistentVolumeClaim
            name: $claim
            created: @9m
            spec: {storageClassName: $absent, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Pending}
            ---
            kind: Deployment
            name: $app
            created: @9m
            spec: {replicas: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pods: 1
            pod: {created: @9m, status: {unschedulable: "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims."}}
            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            reason: ProvisioningFailed
            message: 'storageclass.storage.k8s.io "$absent" not found'
            """).Blaming("PersistentVolumeClaim/$claim").Saying("$absent", "storage ?class", "does not exist"),
        RuleCase.Fault("a claim alone with its event", "k8s.storage.class-missing", """
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: $absent}
            status: {phase: Pending}
            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            reason: ProvisioningFailed
            message: 'storageclass.storage.k8s.io "$absent" not found'
            """).Partial().Blaming("PersistentVolumeClaim/$claim").Saying("$absent"),
        RuleCase.Fault("the claims of a StatefulSet", "k8s.storage.class-missing", """
            kind: PersistentVolumeClaim
            name: data-$app-0
            created: @9m
            spec: {storageClassName: $absent, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Pending}
            ---
            kind: StatefulSet
            name: $app
            created: @9m
            spec: {replicas: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: data-$app-0}}]}}
            pods: 1
            pod: {created: @9m, status: {unschedulable: "pod has unbound immediate PersistentVolumeClaims"}}
            """).Blaming("PersistentVolumeClaim/data-$app-0").Saying("$absent"),
        RuleCase.Fault("no class is named and none is the default", "k8s.storage.no-default-class", """
            kind: StorageClass
            name: $present
            provisioner: disk.csi.example.com
            ---
            kind: PersistentVolumeClaim
            name: $claim
            created: @9m
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Pending}
            ---
            kind: Pod
            name: $app
            created: @9m
            spec: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}
            status: {unschedulable: "pod has unbound immediate PersistentVolumeClaims"}
            """).Blaming("PersistentVolumeClaim/$claim").Saying("default"),
        RuleCase.Healthy("a claim waits for its first consumer, and there is none", """
            kind: StorageClass
            name: $present
            provisioner: disk.csi.example.com
            volumeBindingMode: WaitForFirstConsumer
            ---
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: $present, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Pending}
            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            type: Normal
            reason: WaitForFirstConsumer
            message: waiting for first consumer to be created before binding
            """),
        RuleCase.Healthy("the class was missing once, and the claim is bound now", """
            kind: StorageClass
            name: $present
            provisioner: disk.csi.example.com
            ---
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: $present, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Bound, capacity: {storage: 8Gi}}
            ---
            kind: PersistentVolume
            name: $volume
            spec: {storageClassName: $present, capacity: {storage: 8Gi}, accessModes: [ReadWriteOnce], claimRef: {name: $claim, namespace: $ns}}
            status: {phase: Bound}
            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            reason: ProvisioningFailed
            message: 'storageclass.storage.k8s.io "$present" not found'
            last: @2m
            """),
        RuleCase.NearMiss("the class is missing, but volumes bear its name and are too small", "k8s.storage.class-missing", """
            kind: PersistentVolume
            name: $volume
            spec: {storageClassName: $byhand, capacity: {storage: 5Gi}, accessModes: [ReadWriteOnce]}
            status: {phase: Available}
            ---
            kind: PersistentVolumeClaim
            name: $claim
            created: @9m
            spec: {storageClassName: $byhand, accessModes: [ReadWriteOnce], resources: {requests: {storage: 20Gi}}}
            status: {phase: Pending}
            ---
            kind: Pod
            name: $app
            created: @9m
            spec: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}
            status: {unschedulable: "pod has unbound immediate PersistentVolumeClaims"}
            """).Being("k8s.storage.volume-small"),
    ];
}
