namespace Autoheal.Diagnosis.Cases.Storage;

internal sealed class MountCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a Deployment mounts a claim that does not exist", "k8s.storage.claim-missing", """
            kind: Deployment
            name: $app
            created: @9m
            spec: {replicas: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pods: 1
            pod: {created: @9m, status: {unschedulable: '0/3 nodes are available: persistentvolumeclaim "$claim" not found.'}}
            """).Blaming("Deployment/$app").Saying("$claim", "PersistentVolumeClaim"),
        RuleCase.Fault("a pod alone says that its claim does not exist", "k8s.storage.claim-missing", """
            kind: Pod
            name: $app
            spec: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}
            status: {unschedulable: 'persistentvolumeclaim "$claim" not found'}
            """).Partial().Blaming("Pod/$app").Saying("$claim"),
        RuleCase.Fault("a pod alone says that its claim is not bound", "k8s.storage.unbound", """
            kind: Pod
            name: $app
            spec: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}
            status: {unschedulable: 'pod has unbound immediate PersistentVolumeClaims'}
            """).Partial().Blaming("PersistentVolumeClaim/$claim").Saying("$claim", "unbound"),
        RuleCase.Fault("a local volume of a node that is gone", "k8s.storage.node-affinity", """
            kind: PersistentVolume
            name: $volume
            spec:
              storageClassName: $byhand
              capacity: {storage: 8Gi}
              accessModes: [ReadWriteOnce]
              claimRef: {namespace: $ns, name: $claim}
              nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [$nodegone]}]}]}}
            status: {phase: Bound}
            ---
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: $byhand, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Bound, capacity: {storage: 8Gi}}
            ---
            kind: StatefulSet
            name: $app
            spec: {replicas: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pods: 1
            pod: {created: @9m, status: {unschedulable: "0/3 nodes are available: 3 node(s) had volume node affinity conflict."}}
            """).Blaming("PersistentVolume/$volume").Saying("$nodegone"),
        RuleCase.Fault("two replicas on two nodes share a volume for one", "k8s.storage.multi-attach", """
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
            kind: Deployment
            name: $app
            revisions:
            - {created: @4d, pods: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}, pod: {spec: {nodeName: $node1}}}
            - created: @9m
              pods: 1
              template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}], containers: [{name: app, image: $image2}]}
              pod: {created: @9m, spec: {nodeName: $node2}, status: {phase: Pending, waiting: {reason: ContainerCreating}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedAttachVolume
            message: 'Multi-Attach error for volume "$volume" Volume is already used by pod(s)'
            """).Blaming("Deployment/$app").Saying("$claim", "multi-attach"),
        RuleCase.Fault("a share whose server does not answer", "k8s.storage.mount-failed", """
            kind: Deployment
            name: $app
            created: @9m
            spec: {replicas: 1, template: {volumes: [{name: share, nfs: {server: files.example.com, path: /export}}]}}
            pods: 1
            pod: {created: @9m, status: {phase: Pending, waiting: {reason: ContainerCreating}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "share" : mount failed: exit status 32 Output: mount.nfs: Connection timed out'
            """).Blaming("Deployment/$app").Saying("share", "cannot be reached"),
        RuleCase.Fault("a node without the driver", "k8s.storage.driver-missing", """
            kind: Deployment
            name: $app
            created: @9m
            spec: {replicas: 1, template: {volumes: [{name: data, csi: {driver: secrets-store.csi.k8s.io}}]}}
            pods: 1
            pod: {created: @9m, status: {phase: Pending, waiting: {reason: ContainerCreating}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "data" : kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name secrets-store.csi.k8s.io not found in the list of registered CSI drivers'
            """).Blaming("Deployment/$app").Saying("driver"),
        RuleCase.Healthy("a volume was attached late, and the pod serves", """
            kind: Deployment
            name: $app
            spec: {replicas: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pods: 1
            ---
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: $class, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Bound, capacity: {storage: 8Gi}}
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedAttachVolume
            message: 'Multi-Attach error for volume "$volume" Volume is already exclusively attached to one node'
            last: @40m
            """),
    ];
}
