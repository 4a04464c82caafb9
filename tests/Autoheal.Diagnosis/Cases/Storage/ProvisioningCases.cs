namespace Autoheal.Diagnosis.Cases.Storage;

internal sealed class ProvisioningCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("the provisioner has no room", "k8s.storage.provisioning-failed", Claim("ReadWriteOnce") + """

            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            reason: ProvisioningFailed
            message: 'failed to provision volume with StorageClass "$class": rpc error: code = ResourceExhausted desc = not enough free space'
            """).Blaming("PersistentVolumeClaim/$claim").Saying("room"),
        RuleCase.Fault("the provisioner makes volumes for one node alone", "k8s.storage.access-mode", Claim("ReadWriteMany") + """

            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            reason: ProvisioningFailed
            message: 'failed to provision volume with StorageClass "$class": NodePath only supports ReadWriteOnce and ReadWriteOncePod access modes'
            """).Blaming("PersistentVolumeClaim/$claim").Saying("ReadWriteMany"),
        RuleCase.Fault("nobody answers for the provisioner", "k8s.storage.provisioner-absent", Claim("ReadWriteOnce") + """

            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            type: Normal
            reason: ExternalProvisioning
            message: 'Waiting for a volume to be created either by the external provisioner "fast.csi.example.com" or manually by the system administrator.'
            """).Blaming("PersistentVolumeClaim/$claim").Saying("fast.csi.example.com"),
        RuleCase.NearMiss("the provisioner is at it", "k8s.storage.provisioner-absent", Claim("ReadWriteOnce") + """

            ---
            kind: Event
            about: PersistentVolumeClaim/$claim
            type: Normal
            reason: Provisioning
            message: 'External provisioner is provisioning volume for claim'
            """),
    ];

    private static string Claim(string mode) => $$$$"""
            kind: StorageClass
            name: $class
            provisioner: fast.csi.example.com
            ---
            kind: PersistentVolumeClaim
            name: $claim
            created: @9m
            spec: {storageClassName: $class, accessModes: [{{{{mode}}}}], resources: {requests: {storage: 8Gi}}}
            status: {phase: Pending}
            ---
            kind: Deployment
            name: $app
            created: @9m
            spec: {replicas: 1, template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pods: 1
            pod: {created: @9m, status: {unschedulable: "pod has unbound immediate PersistentVolumeClaims"}}
            """;
}
