namespace Autoheal.Diagnosis.Cases.Workloads;

internal sealed class CustomResourceCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a custom resource that its operator cannot make real", "k8s.operator.bad-resource", """
            apiVersion: data.example.com/v1
            kind: Warehouse
            name: $store
            namespace: $ns
            spec: {size: huge}
            status: {conditions: [{type: Ready, status: "False", reason: InvalidSpec, message: 'size "huge" is not known to 1.4.2', lastTransitionTime: @20m}]}
            ---
            kind: Pod
            name: $app
            """).Blaming("Warehouse/$store").Saying("InvalidSpec", "huge", "1\\.4\\.2"),
        RuleCase.Fault("a custom resource waits for one that it made, which names what is missing", "k8s.operator.bad-resource", """
            apiVersion: certificates.example.com/v1
            kind: Certificate
            name: $store
            namespace: $ns
            metadata: {uid: 5b0f}
            status: {conditions: [{type: Ready, status: "False", reason: DoesNotExist, message: "Issuing certificate as Secret does not exist", lastTransitionTime: @20m}]}
            ---
            apiVersion: certificates.example.com/v1
            kind: CertificateRequest
            name: $store-1
            namespace: $ns
            metadata: {ownerReferences: [{apiVersion: certificates.example.com/v1, kind: Certificate, name: $store, uid: 5b0f, controller: true}]}
            status: {conditions: [{type: Ready, status: "False", reason: Pending, message: 'Referenced "Issuer" not found: issuer.example.com "$issuer" not found', lastTransitionTime: @20m}]}
            ---
            kind: Pod
            name: $app
            """).Blaming("Certificate/$store").Saying("$issuer"),
        RuleCase.Healthy("a custom resource that is well, and one that is on its way", """
            apiVersion: data.example.com/v1
            kind: Warehouse
            name: $store
            namespace: $ns
            status: {conditions: [{type: Ready, status: "True", reason: Reconciled, lastTransitionTime: @20m}, {type: Degraded, status: "False"}]}
            ---
            apiVersion: data.example.com/v1
            kind: Warehouse
            name: $other
            namespace: $ns
            generation: 4
            status: {observedGeneration: 3, conditions: [{type: Ready, status: "False", reason: Failed, lastTransitionTime: @1h}]}
            ---
            kind: Pod
            name: $app
            """),
        RuleCase.Fault("a delivery names an API version that is gone", "k8s.api.removed", """
            apiVersion: delivery.example.com/v1
            kind: Rollup
            name: $delivery
            namespace: $ns
            status: {conditions: [{type: Ready, status: "False", reason: ReconciliationFailed, message: 'no matches for kind "CronJob" in version "batch/v1beta1"', lastTransitionTime: @20m}]}
            ---
            kind: Pod
            name: $app
            """).Blaming("Rollup/$delivery").Saying("batch/v1beta1"),
    ];
}
