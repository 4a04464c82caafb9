namespace Autoheal.Diagnosis.Cases.Probes;

internal sealed class WrongProbeCases : IRuleCases
{
    private const string Killed = "waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 137, reason: Error, startedAt: @155s, finishedAt: @120s}";

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a startup probe asks a port that nobody declares", "k8s.probe.startup-wrong", Startup("httpGet: {path: /, port: 19997}", "connect: connection refused"))
            .Blaming("StatefulSet/$app").Saying("startup", "19997|port"),
        RuleCase.Fault("a startup probe asks a path that is not there", "k8s.probe.startup-wrong", Startup("httpGet: {path: /startd, port: $port}", "HTTP probe failed with statuscode: 404"))
            .Blaming("StatefulSet/$app").Saying("startup", "path"),
        RuleCase.NearMiss("a program fails by itself while its startup probe waits", "k8s.probe.startup-wrong", """
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            spec: {template: {spec: {containers: [{name: app, ports: [{containerPort: $port}], startupProbe: {httpGet: {path: /, port: $port}}}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 3, reason: Error, startedAt: @125s, finishedAt: @120s}}}
            ---
            kind: Event
            of: StatefulSet/$app
            reason: Unhealthy
            message: 'Startup probe failed: Get "http://10.0.0.4/": dial tcp 10.0.0.4: connect: connection refused'
            """).LookingLike("k8s.probe.startup-short"),
        RuleCase.Fault("a program answers its liveness probe with an error", "k8s.probe.liveness", """
            kind: Deployment
            name: $app
            created: @9d
            pods: 2
            spec: {template: {containers: [{name: app, image: $image, ports: [{containerPort: $port}], livenessProbe: {initialDelaySeconds: 60, periodSeconds: 20, httpGet: {path: /live, port: $port}}}]}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 143, reason: Error, startedAt: @30m, finishedAt: @120s}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: Unhealthy
            message: "Liveness probe failed: HTTP probe failed with statuscode: 503"
            ---
            kind: Event
            of: Deployment/$app
            type: Normal
            reason: Killing
            message: "Container app failed liveness probe, will be restarted"
            """).Blaming("Deployment/$app").Saying("liveness"),
        RuleCase.Fault("a readiness probe speaks gRPC with an HTTP server", "k8s.probe.readiness-protocol", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {containers: [{name: app, image: $image, ports: [{containerPort: $port}], livenessProbe: {httpGet: {path: /live, port: $port}}, readinessProbe: {grpc: {port: $port}}}]}}
            pod: {status: {unready: true}}
            ---
            kind: Event
            of: Deployment/$app
            reason: Unhealthy
            message: 'Readiness probe failed: timeout: failed to connect service "10.0.0.4:8080" within 1s: context deadline exceeded'
            """).Blaming("Deployment/$app").Saying("gRPC|grpc", "readiness"),
        RuleCase.NearMiss("a pod waits for a gate that its author set, and its probe is well", "k8s.probe.readiness", """
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {spec: {readinessGates: [{conditionType: target-health.example.com/registered}], containers: [{name: app, image: $image, ports: [{containerPort: $port}], readinessProbe: {httpGet: {path: /, port: $port}}}]}}}
            pod:
              status:
                phase: Running
                conditions: [{type: PodScheduled, status: "True"}, {type: Initialized, status: "True"}, {type: ContainersReady, status: "True"}, {type: Ready, status: "False", reason: ReadinessGatesNotReady, lastTransitionTime: @9m}]
                containerStatuses: [{name: app, ready: true, restartCount: 0, state: {running: {startedAt: @10m}}}]
            """).LookingLike("k8s.probe.readiness-port", "k8s.probe.readiness-path"),
        RuleCase.Stale("probes failed before the program had warmed up", "k8s.probe.liveness", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {containers: [{name: app, image: $image, ports: [{containerPort: $port}], livenessProbe: {httpGet: {path: /, port: $port}}, readinessProbe: {httpGet: {path: /, port: $port}}, startupProbe: {httpGet: {path: /, port: $port}}}]}}
            ---
            kind: Event
            of: Deployment/$app
            reason: Unhealthy
            message: "Liveness probe failed: HTTP probe failed with statuscode: 500"
            last: @25m
            ---
            kind: Event
            of: Deployment/$app
            reason: Unhealthy
            message: 'Readiness probe failed: Get "http://10.0.0.4/": dial tcp 10.0.0.4: connect: connection refused'
            last: @25m
            ---
            kind: Event
            of: Deployment/$app
            reason: Unhealthy
            message: 'Startup probe failed: Get "http://10.0.0.4/": dial tcp 10.0.0.4: connect: connection refused'
            last: @26m
            ---
            kind: Event
            of: Deployment/$app
            type: Normal
            reason: Killing
            message: "Container app failed liveness probe, will be restarted"
            last: @25m
            """).Outliving("k8s.probe.readiness", "k8s.probe.startup-short"),
    ];

    private static string Startup(string probe, string words) => $$"""
        kind: StatefulSet
        name: $app
        pods: 1
        spec: {template: {spec: {containers: [{name: app, ports: [{containerPort: $port}], startupProbe: {periodSeconds: 5, failureThreshold: 6, {{probe}} } }]} } }
        pod: {status: { {{Killed}} } }
        ---
        kind: Event
        of: StatefulSet/$app
        reason: Unhealthy
        message: 'Startup probe failed: {{words}}'
        ---
        kind: Event
        of: StatefulSet/$app
        reason: Killing
        message: "Container app failed startup probe, will be restarted"
        """;
}
