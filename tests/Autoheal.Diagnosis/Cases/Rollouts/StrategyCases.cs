namespace Autoheal.Diagnosis.Cases.Rollouts;

internal sealed class StrategyCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("all old pods were put down before the new ones could be shown to work", "k8s.rollout.strategy", Released("{type: Recreate}", "{unready: true}"))
            .Blaming("Deployment/$app").Saying("Recreate"),
        RuleCase.NearMiss("the strategy is unsafe, and the release works", "k8s.rollout.strategy", Released("{type: Recreate}", "{}")),
        RuleCase.NearMiss("a rollout is on its way and within its time", "k8s.rollout.stuck", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @4d, pods: 2, template: {containers: [{name: app, image: $image}]}}
            - {created: @20s, pods: 1, template: {containers: [{name: app, image: "$image2"}]}, pod: {created: @20s, status: {phase: Pending, waiting: {reason: ContainerCreating}, conditions: [{type: PodScheduled, status: "True", lastTransitionTime: @20s}, {type: Ready, status: "False", lastTransitionTime: @20s}]}}}
            status:
              observedGeneration: 2
              replicas: 3
              updatedReplicas: 1
              readyReplicas: 2
              availableReplicas: 2
              conditions: [{type: Available, status: "True", reason: MinimumReplicasAvailable}, {type: Progressing, status: "True", reason: ReplicaSetUpdated, lastTransitionTime: @20s}]
            """),
    ];

    private static string Released(string strategy, string status) => $$"""
        kind: Deployment
        name: $app
        spec: {replicas: 2, strategy: {{strategy}} }
        revisions:
        - {created: @4d, pods: 0, template: {containers: [{name: app, image: $image}]} }
        - created: @12m
          pods: 2
          template: {containers: [{name: app, image: "$image2"}]}
          pod: {created: @12m, status: {{status}} }
        """;
}
