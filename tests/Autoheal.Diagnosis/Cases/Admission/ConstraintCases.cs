namespace Autoheal.Diagnosis.Cases.Admission;

internal sealed class ConstraintCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("no security context constraint admits the pods", "k8s.podsecurity.violation", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @9d, pods: 2}
            - created: @8m
              replicas: 1
              pods: 0
              template: {containers: [{name: app, image: $image, securityContext: {runAsUser: 0}}]}
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m, message: 'pods "x-1" is forbidden: unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount, provider restricted-v2: .containers[0].runAsUser: Invalid value: 0: must be in the ranges: [1000660000, 1000669999]]'}]}
            """).Blaming("Deployment/$app").Saying("security context constraint", "runAsUser"),
    ];
}
