namespace Autoheal.Diagnosis.Cases.Rollouts;

internal sealed class RolloutCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a rollout passed its deadline and nothing says why", "k8s.rollout.stuck", """
            kind: Deployment
            name: $app
            spec: {replicas: 2, progressDeadlineSeconds: 300}
            revisions:
            - {created: @4d, pods: 2, template: {containers: [{name: app, image: $image}]}}
            - {created: @20m, pods: 0, replicas: 1, template: {containers: [{name: app, image: "$image2"}]}}
            status:
              observedGeneration: 2
              replicas: 2
              updatedReplicas: 0
              readyReplicas: 2
              availableReplicas: 2
              conditions: [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded, lastTransitionTime: @14m}]
            """).Blaming("Deployment/$app").Saying("ProgressDeadlineExceeded"),
        RuleCase.Healthy("a rollout goes on", """
            kind: Deployment
            name: $app
            pods: 2
            status:
              observedGeneration: 1
              replicas: 2
              updatedReplicas: 2
              readyReplicas: 2
              availableReplicas: 2
              conditions: [{type: Progressing, status: "True", reason: NewReplicaSetAvailable}]
            """),
    ];
}
