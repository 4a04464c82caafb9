namespace Autoheal.Diagnosis.Cases.Workloads;

/// <summary>Workloads that stand still because somebody wants them to.</summary>
internal sealed class RestingCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Healthy("a rollout is paused by its author, and the old revision serves", """
            kind: Deployment
            name: $app
            spec: {replicas: 2, paused: true}
            revisions:
            - {created: @40d, pods: 2, template: {containers: [{name: app, image: $image}]}}
            status:
              observedGeneration: 1
              replicas: 2
              updatedReplicas: 0
              readyReplicas: 2
              availableReplicas: 2
              conditions: [{type: Available, status: "True", reason: MinimumReplicasAvailable}, {type: Progressing, status: Unknown, reason: DeploymentPaused, lastTransitionTime: @3h}]
            """).LookingLike("k8s.rollout.stuck"),
        RuleCase.Healthy("a StatefulSet is updated by hand, pod by pod, and none is taken yet", """
            kind: StatefulSet
            name: $app
            spec: {replicas: 2, updateStrategy: {type: OnDelete}}
            pods: 0
            status: {replicas: 2, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 0, currentRevision: $app-aaa, updateRevision: $app-bbb}
            ---
            kind: Pod
            name: $app-0
            owner: StatefulSet/$app
            labels: {app: $app, controller-revision-hash: $app-aaa}
            ---
            kind: Pod
            name: $app-1
            owner: StatefulSet/$app
            labels: {app: $app, controller-revision-hash: $app-aaa}
            """).LookingLike("k8s.statefulset.stuck"),
        RuleCase.Healthy("a DaemonSet for nodes that there are none of", """
            kind: DaemonSet
            name: $agent
            spec: {template: {spec: {nodeSelector: {accelerator: present}, containers: [{name: app, image: $image}]}}}
            pods: 0
            """).LookingLike("k8s.daemonset.not-placed"),
        RuleCase.Healthy("a sidecar of the new kind runs among the init containers, and the program serves", """
            kind: Pod
            name: $app
            spec: {initContainers: [{name: proxy, image: $image2, restartPolicy: Always}], containers: [{name: app}]}
            status:
              phase: Running
              conditions: [{type: PodScheduled, status: "True"}, {type: Initialized, status: "True"}, {type: Ready, status: "True", lastTransitionTime: @2h}]
              initContainerStatuses: [{name: proxy, ready: true, started: true, restartCount: 0, state: {running: {startedAt: @2h}}}]
              containerStatuses: [{name: app, ready: true, restartCount: 0, state: {running: {startedAt: @2h}}}]
            """).LookingLike("k8s.init.hang"),
        RuleCase.Healthy("an autoscaler may not scale, since its least and its most are one", """
            kind: Deployment
            name: $app
            spec: {replicas: 3, template: {containers: [{name: app, image: $image, resources: {requests: {cpu: 100m}}}]}}
            pods: 3
            ---
            kind: HorizontalPodAutoscaler
            name: $hpa
            spec: {minReplicas: 3, maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: $app, apiVersion: apps/v1}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}
            status: {currentReplicas: 3, desiredReplicas: 3, conditions: [{type: AbleToScale, status: "True", reason: ReadyForNewScale}, {type: ScalingActive, status: "True", reason: ValidMetricFound}, {type: ScalingLimited, status: "True", reason: TooManyReplicas, lastTransitionTime: @3h}]}
            """).LookingLike("k8s.hpa.at-maximum"),
        RuleCase.Healthy("a pod of the node itself, which no controller of the API makes", """
            kind: Node
            name: $node1
            ---
            kind: Pod
            name: etcd-$node1
            namespace: kube-system
            annotations: {kubernetes.io/config.mirror: abc}
            spec: {nodeName: $node1, containers: [{name: etcd, image: $image}]}
            """).LookingLike("k8s.scheduling.pinned-node"),
        RuleCase.NearMiss("somebody's pod failed a week ago, and nobody asks for it", "k8s.pod.failed", """
            kind: Pod
            name: $debug
            created: @7d
            spec: {restartPolicy: Never, containers: [{name: shell, image: $image}]}
            status: {phase: Failed, containerStatuses: [{name: shell, ready: false, restartCount: 0, state: {terminated: {exitCode: 130, reason: Error, startedAt: @7d, finishedAt: @7d}}}]}
            """),
    ];
}
