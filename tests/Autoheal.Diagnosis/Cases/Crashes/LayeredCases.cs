namespace Autoheal.Diagnosis.Cases.Crashes;

/// <summary>One trouble that shows in many places: the one that lies deepest is named, not what follows from it.</summary>
internal sealed class LayeredCases : IRuleCases
{
    private const string Restarting = "waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}";

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.NearMiss("an autoscaler has no metrics because all pods of its workload crash", "k8s.hpa.no-metrics", $$"""
            kind: Deployment
            name: $app
            created: @9d
            spec: {replicas: 2, template: {containers: [{name: app, image: $image, resources: {requests: {cpu: 100m} } }]} }
            pods: 2
            pod: {status: { {{Restarting}} } }
            ---
            kind: HorizontalPodAutoscaler
            name: $hpa
            spec: {minReplicas: 2, maxReplicas: 6, scaleTargetRef: {kind: Deployment, name: $app, apiVersion: apps/v1}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70} } }]}
            status: {currentReplicas: 2, desiredReplicas: 2, conditions: [{type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: "unable to get metrics for resource cpu: no metrics returned from resource metrics API", lastTransitionTime: @20m}]}
            """).Being("k8s.crash.no-change"),
        RuleCase.NearMiss("a claim waits for its first consumer, which finds no room", "k8s.storage.unbound", """
            kind: StorageClass
            name: $class
            provisioner: disk.csi.example.com
            volumeBindingMode: WaitForFirstConsumer
            ---
            kind: PersistentVolumeClaim
            name: $claim
            created: @9m
            spec: {storageClassName: $class, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            status: {phase: Pending}
            ---
            kind: StatefulSet
            name: $app
            created: @9m
            pods: 1
            spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}], containers: [{name: app, resources: {requests: {cpu: "48"}}}]}}
            pod: {created: @9m, status: {unschedulable: "0/3 nodes are available: 3 Insufficient cpu."}}
            """).LookingLike("k8s.storage.provisioner-absent").Being("k8s.scheduling.cpu"),
        RuleCase.NearMiss("nodes that are lost bear a taint, and the pods wait for them", "k8s.scheduling.taint", """
            kind: Node
            name: $node1
            spec: {taints: [{key: node.kubernetes.io/unreachable, effect: NoSchedule}, {key: node.kubernetes.io/unreachable, effect: NoExecute}]}
            conditions: {Ready: Unknown}
            ---
            kind: Deployment
            name: $app
            pods: 1
            pod: {created: @9m, status: {unschedulable: "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }."}}
            """).ClusterWide().Being("k8s.node.not-ready"),
        RuleCase.NearMiss("a Service has no endpoint because its pods are not ready", "k8s.service.selector", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {containers: [{name: app, image: $image, ports: [{containerPort: 8080}], readinessProbe: {httpGet: {path: /ready, port: 8080}}}]}}
            pod: {status: {unready: true}}
            ---
            kind: Service
            name: $app
            ---
            kind: Event
            of: Deployment/$app
            reason: Unhealthy
            message: "Readiness probe failed: HTTP probe failed with statuscode: 503"
            """).LookingLike("k8s.service.target-port").Being("k8s.probe.readiness"),
        RuleCase.NearMiss("a Job's pod cannot pull its image", "k8s.job.failed", """
            kind: Job
            name: $job
            created: @20m
            spec: {backoffLimit: 2, template: {restartPolicy: Never}}
            pods: 1
            pod: {created: @20m, status: {phase: Pending, waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image "$image": ErrImagePull: failed to resolve reference "$image": not found'}}}
            status: {active: 1, ready: 0, startTime: @20m}
            """).Being("k8s.image.not-found"),
        RuleCase.NearMiss("the proxy beside a program crashes, and the program is well", "k8s.container.oom", """
            kind: Deployment
            name: $app
            created: @9d
            pods: 1
            spec: {template: {containers: [{name: app, image: $image}, {name: proxy, image: $image2}]}}
            pod:
              status:
                phase: Running
                conditions: [{type: PodScheduled, status: "True"}, {type: Initialized, status: "True"}, {type: Ready, status: "False", reason: ContainersNotReady, lastTransitionTime: @9m}, {type: ContainersReady, status: "False", lastTransitionTime: @9m}]
                containerStatuses:
                - {name: app, ready: true, restartCount: 2, state: {running: {startedAt: @5d}}, lastState: {terminated: {exitCode: 137, reason: OOMKilled, startedAt: @6d, finishedAt: @5d}}}
                - {name: proxy, ready: false, restartCount: 7, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 78, reason: Error, startedAt: @75s, finishedAt: @60s}}}
            """).Being("k8s.crash.no-change").Saying("proxy", "78"),
        RuleCase.NearMiss("pods stand on a node that is lost, and their programs are not to blame", "k8s.probe.readiness", """
            kind: Node
            name: $node1
            conditions: {Ready: Unknown}
            ---
            kind: Node
            name: $node2
            ---
            kind: Node
            name: $node3
            ---
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {containers: [{name: app, image: $image, readinessProbe: {httpGet: {path: /ready, port: 8080}}}]}}
            pod: {spec: {nodeName: $node1}, status: {unready: true}}
            """).LookingLike("k8s.crash.no-change").Being("k8s.node.not-ready"),
        RuleCase.NearMiss("a release is refused by a quota, and the rollout passes its deadline for that", "k8s.rollout.stuck", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {pods: "2"}}
            status: {hard: {pods: "2"}, used: {pods: "2"}}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2, strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}}
            revisions:
            - {created: @4d, pods: 2, template: {containers: [{name: app, image: $image}]}}
            - created: @20m
              pods: 0
              replicas: 1
              template: {containers: [{name: app, image: "$image2"}]}
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @20m,
                message: 'pods "x-1" is forbidden: exceeded quota: $quota, requested: pods=1, used: pods=2, limited: pods=2'}]}
            status:
              observedGeneration: 2
              replicas: 2
              updatedReplicas: 0
              readyReplicas: 2
              availableReplicas: 2
              conditions: [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded, lastTransitionTime: @10m}, {type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @20m, message: 'pods "x-1" is forbidden: exceeded quota: $quota, requested: pods=1, used: pods=2, limited: pods=2'}]
            """).Being("k8s.quota.pods"),
    ];
}
