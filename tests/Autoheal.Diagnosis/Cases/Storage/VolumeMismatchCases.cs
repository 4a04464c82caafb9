namespace Autoheal.Diagnosis.Cases.Storage;

internal sealed class VolumeMismatchCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        Waiting("a claim that asks for more than the volume has", "k8s.storage.volume-small", "capacity: {storage: 10Gi}, accessModes: [ReadWriteOnce]", "accessModes: [ReadWriteOnce], resources: {requests: {storage: 50Gi}}")
            .Saying("50Gi", "10Gi"),
        Waiting("a claim for many nodes, a volume for one", "k8s.storage.access-mode", "capacity: {storage: 50Gi}, accessModes: [ReadWriteOnce]", "accessModes: [ReadWriteMany], resources: {requests: {storage: 10Gi}}")
            .Saying("ReadWriteMany", "ReadWriteOnce"),
        Waiting("a claim that selects other labels", "k8s.storage.selector", "capacity: {storage: 50Gi}, accessModes: [ReadWriteOnce]", "selector: {matchLabels: {tier: $tier}}, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}")
            .Saying("tier=$tier"),
        Waiting("a claim for a volume of another claim", "k8s.storage.already-bound", "claimRef: {namespace: $ns, name: $other}, capacity: {storage: 50Gi}, accessModes: [ReadWriteOnce]", "volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}", "Bound")
            .Saying("$other"),
        Waiting("a claim for a volume that its former claim left", "k8s.storage.already-bound", "claimRef: {namespace: $ns, name: $other, uid: gone}, capacity: {storage: 50Gi}, accessModes: [ReadWriteOnce]", "accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}", "Released")
            .Saying("$other"),
        Waiting("a claim for a block device, a volume with a file system", "k8s.storage.volume-mode", "capacity: {storage: 50Gi}, accessModes: [ReadWriteOnce]", "volumeMode: Block, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}")
            .Saying("Block"),
        RuleCase.Fault("a claim names a volume that does not exist", "k8s.storage.volume-missing", """
            kind: PersistentVolumeClaim
            name: $claim
            created: @9m
            spec: {storageClassName: "", volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
            status: {phase: Pending}
            ---
            kind: Pod
            name: $app
            created: @9m
            spec: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}
            status: {unschedulable: "pod has unbound immediate PersistentVolumeClaims"}
            """).Blaming("PersistentVolumeClaim/$claim").Saying("$volume"),
        RuleCase.Fault("a claim has lost its volume", "k8s.storage.volume-missing", """
            kind: PersistentVolumeClaim
            name: $claim
            spec: {storageClassName: "", volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
            status: {phase: Lost}
            """).Blaming("PersistentVolumeClaim/$claim").Saying("$volume", "lost"),
    ];

    private static RuleCase Waiting(string name, string cause, string volume, string claim, string phase = "Available") => RuleCase.Fault(name, cause, $$$$"""
            kind: PersistentVolume
            name: $volume
            spec: {storageClassName: $byhand, {{{{volume}}}}}
            status: {phase: {{{{phase}}}}}
            ---
            kind: PersistentVolumeClaim
            name: $claim
            created: @9m
            spec: {storageClassName: $byhand, {{{{claim}}}}}
            status: {phase: Pending}
            ---
            kind: Deployment
            name: $app
            created: @9m
            spec: {replicas: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pods: 1
            pod: {created: @9m, status: {unschedulable: "pod has unbound immediate PersistentVolumeClaims"}}
            """).Blaming("PersistentVolumeClaim/$claim").Saying("$volume");
}
