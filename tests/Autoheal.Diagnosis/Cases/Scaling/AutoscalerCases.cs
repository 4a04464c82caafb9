namespace Autoheal.Diagnosis.Cases.Scaling;

internal sealed class AutoscalerCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a container without the request of which a share is kept", "k8s.hpa.no-requests", Scaled("", """{type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: "missing request for cpu", lastTransitionTime: @20m}"""))
            .Blaming("HorizontalPodAutoscaler/$hpa").Saying("cpu request"),
        RuleCase.Fault("nobody serves the metrics", "k8s.hpa.no-metrics", Scaled(", resources: {requests: {cpu: 100m}}", """{type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: "unable to get metrics for resource cpu", lastTransitionTime: @20m}"""))
            .Blaming("HorizontalPodAutoscaler/$hpa").Saying("FailedGetResourceMetric"),
        RuleCase.Fault("an autoscaler alone without metrics", "k8s.hpa.no-metrics", """
            kind: HorizontalPodAutoscaler
            name: $hpa
            spec: {minReplicas: 2, maxReplicas: 6, scaleTargetRef: {kind: Deployment, name: $app, apiVersion: apps/v1}}
            status: {currentReplicas: 2, desiredReplicas: 2, conditions: [{type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: "no metrics returned"}]}
            """).Partial().Blaming("HorizontalPodAutoscaler/$hpa").Saying("metrics"),
        RuleCase.Fault("the autoscaler is at its end, and the load is too high", "k8s.hpa.at-maximum", """
            kind: Deployment
            name: $app
            spec: {replicas: 6, template: {containers: [{name: app, image: $image, resources: {requests: {cpu: 100m}}}]}}
            pods: 6
            ---
            kind: HorizontalPodAutoscaler
            name: $hpa
            spec: {minReplicas: 2, maxReplicas: 6, scaleTargetRef: {kind: Deployment, name: $app, apiVersion: apps/v1}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}
            status:
              currentReplicas: 6
              desiredReplicas: 6
              currentMetrics: [{type: Resource, resource: {name: cpu, current: {averageUtilization: 180, averageValue: 180m}}}]
              conditions: [{type: ScalingLimited, status: "True", reason: TooManyReplicas, message: "the desired replica count is more than the maximum replica count", lastTransitionTime: @20m}]
            """).Blaming("HorizontalPodAutoscaler/$hpa").Saying("maximum of 6", "180 %"),
        RuleCase.Fault("the target does not exist", "k8s.hpa.target-missing", """
            kind: HorizontalPodAutoscaler
            name: $hpa
            spec: {minReplicas: 2, maxReplicas: 6, scaleTargetRef: {kind: Deployment, name: $gone, apiVersion: apps/v1}}
            status: {currentReplicas: 0, desiredReplicas: 0, conditions: [{type: AbleToScale, status: "False", reason: FailedGetScale, message: "not found", lastTransitionTime: @20m}]}
            """).Blaming("HorizontalPodAutoscaler/$hpa").Saying("$gone"),
        RuleCase.Healthy("metrics were late once", Scaled(", resources: {requests: {cpu: 100m}}", """{type: ScalingActive, status: "True", reason: ValidMetricFound, lastTransitionTime: @20m}""") + """

            ---
            kind: Event
            about: HorizontalPodAutoscaler/$hpa
            reason: FailedGetResourceMetric
            message: 'missing request for cpu'
            last: @50m
            """),
        RuleCase.Fault("a StatefulSet with a Service was scaled to zero", "k8s.replicas.zero", """
            kind: StatefulSet
            name: $app
            spec: {replicas: 0}
            pods: 0
            ---
            kind: Service
            name: $app
            """).Blaming("StatefulSet/$app").Saying("zero"),
        RuleCase.Fault("a budget keeps a node from being drained", "k8s.budget.blocks-drain", """
            kind: Node
            name: $node1
            spec: {unschedulable: true}
            ---
            kind: Node
            name: $node2
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            pods: 2
            pod: {spec: {nodeName: $node1}}
            ---
            kind: PodDisruptionBudget
            name: $budget
            spec: {minAvailable: 2, selector: {matchLabels: {app: $app}}}
            status: {disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2, expectedPods: 2}
            """).Blaming("PodDisruptionBudget/$budget").Saying("$node1", "minAvailable 2"),
        RuleCase.Healthy("a strict budget, and no node to drain", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            pods: 2
            ---
            kind: PodDisruptionBudget
            name: $budget
            spec: {maxUnavailable: 0, selector: {matchLabels: {app: $app}}}
            status: {disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2, expectedPods: 2}
            """),
    ];

    private static string Scaled(string resources, string condition) => $$$$"""
            kind: Deployment
            name: $app
            spec: {replicas: 2, template: {containers: [{name: app, image: $image{{{{resources}}}}}]}}
            pods: 2
            ---
            kind: HorizontalPodAutoscaler
            name: $hpa
            spec: {minReplicas: 2, maxReplicas: 6, scaleTargetRef: {kind: Deployment, name: $app, apiVersion: apps/v1}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}
            status: {currentReplicas: 2, desiredReplicas: 2, conditions: [{{{{condition}}}}]}
            """;
}
