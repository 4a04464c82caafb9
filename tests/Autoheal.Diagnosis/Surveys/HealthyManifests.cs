using Bogus;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>Short manifests of healthy things, chosen at random.</summary>
internal static class HealthyManifests
{
    public static string Application(Randomizer random, int number)
    {
        var app = $"$app{number}";
        var replicas = random.Int(1, 4);
        var kind = random.ArrayElement(["Deployment", "Deployment", "StatefulSet", "DaemonSet"]);
        var workload = $$$"""
            ---
            kind: {{{kind}}}
            name: {{{app}}}
            created: @{{{random.Int(2, 300)}}}d
            spec:
              replicas: {{{replicas}}}
              template:
                spec:
                  containers:
                  - name: app
                    image: $image{{{number}}}
                    resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 512Mi}}
                    ports: [{name: http, containerPort: 8080}]
                    livenessProbe: {httpGet: {path: /healthz, port: http}}
                    readinessProbe: {httpGet: {path: /ready, port: 8080}}
                    envFrom: [{configMapRef: {name: {{{app}}}-settings}}]
            pods: {{{replicas}}}
            pod: {{{Pod(random)}}}
            ---
            kind: ConfigMap
            name: {{{app}}}-settings
            data: {MODE: plain, UPSTREAM: none}
            ---
            kind: Service
            name: {{{app}}}
            spec: {ports: [{name: http, port: 80, targetPort: http, protocol: TCP}]}
            """;
        return workload + Past(random, app, kind) + Extra(random, app, kind, replicas) + HealthySignals.Manifests(random, number, kind);
    }

    public static string Nodes(Randomizer random)
    {
        var conditions = random.ArrayElement([
            "", "  - {type: NetworkUnavailable, status: 'False', reason: RouteCreated}\n", "  - {type: KernelDeadlock, status: 'False', reason: KernelHasNoDeadlock}\n",
            "  - {type: EtcdIsVoter, status: 'True', reason: MemberNotLearner}\n", "  - {type: FrequentKubeletRestart, status: 'False', reason: NoFrequentKubeletRestart}\n",
        ]);
        return string.Concat(Enumerable.Range(1, random.Int(1, 5)).Select(number => $$$"""
            ---
            kind: Node
            name: $node{{{number}}}
            created: @{{{random.Int(3, 400)}}}d
            status:
              nodeInfo: {kubeletVersion: v1.{{{random.Int(20, 34)}}}.{{{random.Int(0, 12)}}}}
              conditions:
              - {type: MemoryPressure, status: 'False', reason: KubeletHasSufficientMemory}
              - {type: DiskPressure, status: 'False', reason: KubeletHasNoDiskPressure}
              - {type: PIDPressure, status: 'False', reason: KubeletHasSufficientPID}
              - {type: Ready, status: 'True', reason: KubeletReady}

            """ + Indented(conditions)));
    }

    private static string Indented(string condition) => condition.Length == 0 ? "\n" : "  " + condition.TrimStart() + "\n";

    /// <summary>A pod that serves now, and perhaps ended badly once.</summary>
    private static string Pod(Randomizer random) => random.Int(0, 3) switch
    {
        0 => "{status: {restarts: " + random.Int(1, 60) + ", last: {exitCode: 137, reason: OOMKilled, startedAt: @6d, finishedAt: @5d}}}",
        1 => "{status: {restarts: 1, last: {exitCode: 1, reason: Error, startedAt: @30d, finishedAt: @29d}}}",
        2 => "{status: {restarts: 2, last: {exitCode: 143, reason: Error, startedAt: @3d, finishedAt: @2d}}}",
        _ => "{}",
    };

    private static string Past(Randomizer random, string app, string kind) => random.Int(0, 4) switch
    {
        0 => $$$"""

            ---
            kind: Event
            of: {{{kind}}}/{{{app}}}
            reason: Unhealthy
            message: "Readiness probe failed: connection refused"
            last: @50m
            """,
        1 => $$$"""

            ---
            kind: Event
            about: Pod/{{{app}}}-gone-1
            uid: of-a-pod-that-is-gone
            reason: FailedScheduling
            message: "0/3 nodes are available: 3 Insufficient cpu."
            last: @40m
            """,
        2 => $$$"""

            ---
            kind: Event
            of: {{{kind}}}/{{{app}}}
            reason: BackOff
            message: Back-off restarting failed container
            last: @55m
            """,
        3 => $$$"""

            ---
            kind: Event
            about: {{{kind}}}/{{{app}}}
            type: Normal
            reason: ScalingReplicaSet
            message: Scaled up
            last: @45m
            """,
        _ => "",
    };

    private static string Extra(Randomizer random, string app, string kind, int replicas) => random.Int(0, 7) switch
    {
        0 => $$$"""

            ---
            kind: Job
            name: {{{app}}}-migrate
            created: @20h
            pods: 1
            pod: {status: {phase: Succeeded, containerStatuses: [{name: app, ready: false, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed, finishedAt: @19h} } }]} }
            status: {succeeded: 1, active: 0, startTime: @20h, completionTime: @19h, conditions: [{type: Complete, status: 'True'}]}
            """,
        1 => $$$"""

            ---
            kind: CronJob
            name: {{{app}}}-report
            created: @90d
            spec: {schedule: "0 3 * * *", suspend: {{{(random.Bool() ? "true" : "false")}}}, jobTemplate: {spec: {template: {spec: {containers: [{name: app, image: $image}]} } } } }
            status: {lastScheduleTime: @9h, lastSuccessfulTime: @9h}
            """,
        2 => $$$"""

            ---
            kind: Deployment
            name: {{{app}}}-canary
            created: @60d
            spec: {replicas: 0}
            pods: 0
            """,
        3 => $$$"""

            ---
            kind: PersistentVolumeClaim
            name: {{{app}}}-files
            created: @60d
            spec: {accessModes: [ReadWriteOnce], volumeName: pv-{{{app}}}, resources: {requests: {storage: 10Gi}}, storageClassName: standard}
            status: {phase: Bound, capacity: {storage: 10Gi}, accessModes: [ReadWriteOnce]}
            ---
            kind: PersistentVolume
            name: pv-{{{app}}}
            spec: {capacity: {storage: 10Gi}, accessModes: [ReadWriteOnce], claimRef: {kind: PersistentVolumeClaim, namespace: $ns, name: {{{app}}}-files}, storageClassName: standard}
            status: {phase: Bound}
            ---
            kind: StorageClass
            name: standard
            provisioner: ebs.csi.example
            """,
        4 when kind == "Deployment" => $$$"""

            ---
            kind: HorizontalPodAutoscaler
            name: {{{app}}}
            spec: {minReplicas: 1, maxReplicas: {{{replicas + 6}}}, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{{app}}} }, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70} } }]}
            status: {currentReplicas: {{{replicas}}}, desiredReplicas: {{{replicas}}}, conditions: [{type: AbleToScale, status: 'True', reason: ReadyForNewScale}, {type: ScalingActive, status: 'True', reason: ValidMetricFound}, {type: ScalingLimited, status: 'False', reason: DesiredWithinRange}]}
            """,
        5 => $$$"""

            ---
            kind: ResourceQuota
            name: {{{app}}}-quota
            spec: {hard: {requests.cpu: "20", pods: "50"}}
            status: {hard: {requests.cpu: "20", pods: "50"}, used: {requests.cpu: "2", pods: "7"}}
            """,
        6 => $$$"""

            ---
            kind: NetworkPolicy
            name: {{{app}}}-in
            spec: {podSelector: {matchLabels: {app: {{{app}}}}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}
            ---
            kind: PodDisruptionBudget
            name: {{{app}}}
            spec: {minAvailable: 1, selector: {matchLabels: {app: {{{app}}} } } }
            status: {currentHealthy: {{{replicas}}}, desiredHealthy: 1, disruptionsAllowed: {{{replicas - 1}}}, expectedPods: {{{replicas}}}}
            """,
        _ => "",
    };
}
