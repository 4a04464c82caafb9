namespace Autoheal.Diagnosis.Cases.Scaling;

internal sealed class ScalingLookalikeCases : IRuleCases
{
    private const string Scaled = """
        kind: Deployment
        name: $app
        spec: {replicas: 6, template: {containers: [{name: app, image: $image, resources: {requests: {cpu: 100m}}}]}}
        pods: 6
        ---
        kind: HorizontalPodAutoscaler
        name: $hpa
        spec: {minReplicas: 2, maxReplicas: 6, scaleTargetRef: {kind: Deployment, name: $app, apiVersion: apps/v1}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}

        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.NearMiss("an autoscaler is at its end, and the load is what it should be", "k8s.hpa.at-maximum", Scaled + """
            status:
              currentReplicas: 6
              desiredReplicas: 6
              currentMetrics: [{type: Resource, resource: {name: cpu, current: {averageUtilization: 68, averageValue: 68m}}}]
              conditions: [{type: ScalingActive, status: "True", reason: ValidMetricFound}, {type: ScalingLimited, status: "True", reason: TooManyReplicas, message: "the desired replica count is more than the maximum replica count", lastTransitionTime: @20m}]
            """),
        RuleCase.NearMiss("an autoscaler was made a moment ago and has no metrics yet", "k8s.hpa.no-metrics", Scaled + """
            status:
              currentReplicas: 6
              desiredReplicas: 0
              conditions: [{type: AbleToScale, status: "True", reason: SucceededGetScale}, {type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: "unable to get metrics for resource cpu: no metrics returned from resource metrics API", lastTransitionTime: @20s}]
            """).LookingLike("k8s.hpa.no-requests"),
        RuleCase.NearMiss("the API did not give the scale of a workload that exists", "k8s.hpa.target-missing", Scaled + """
            status:
              currentReplicas: 6
              desiredReplicas: 6
              conditions: [{type: AbleToScale, status: "False", reason: FailedGetScale, message: "the HPA controller was unable to get the target's current scale: Internal error occurred", lastTransitionTime: @3m}]
            """),
        RuleCase.NearMiss("nobody may go, since not all are well, and the node is being drained", "k8s.budget.blocks-drain", """
            kind: Node
            name: $node1
            spec: {unschedulable: true}
            ---
            kind: Node
            name: $node2
            ---
            kind: StatefulSet
            name: $app
            created: @9d
            spec: {replicas: 1}
            pods: 1
            pod: {spec: {nodeName: $node1}, status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}}}
            ---
            kind: PodDisruptionBudget
            name: $budget
            spec: {minAvailable: 1, selector: {matchLabels: {app: $app}}}
            status: {disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 1, expectedPods: 1}
            """).Being("k8s.crash.no-change"),
        RuleCase.Healthy("a workload sleeps because its autoscaler lets it sleep", """
            kind: Deployment
            name: $app
            annotations: {autoscaling.keda.sh/paused-replicas: "0"}
            spec: {replicas: 0}
            pods: 0
            ---
            kind: HorizontalPodAutoscaler
            name: keda-hpa-$app
            spec: {minReplicas: 1, maxReplicas: 6, scaleTargetRef: {kind: Deployment, name: $app, apiVersion: apps/v1}}
            status: {currentReplicas: 0, desiredReplicas: 0, conditions: [{type: AbleToScale, status: "True", reason: SucceededGetScale}, {type: ScalingActive, status: "False", reason: ScalingDisabled, message: "scaling is disabled since the replica count of the target is zero"}]}
            """).LookingLike("k8s.replicas.zero"),
    ];
}
