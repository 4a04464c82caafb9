namespace Autoheal.Diagnosis.Cases.Probes;

internal sealed class ProbeCases : IRuleCases
{
    private const string Killed = "waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 137, reason: Error, startedAt: @155s, finishedAt: @120s}";

    public IEnumerable<RuleCase> Cases =>
    [
        Liveness("a liveness probe asks a port that nobody declares", "k8s.probe.liveness-port", "httpGet: {path: /live, port: 19999}", "connect: connection refused")
            .Saying("19999", "liveness"),
        Liveness("a liveness probe speaks gRPC with an HTTP server", "k8s.probe.liveness-protocol", "grpc: {port: $port}", "rpc error: code = Unavailable")
            .Saying("gRPC", "liveness"),
        Liveness("a liveness probe asks a path that is not there", "k8s.probe.liveness-path", "httpGet: {path: /lively, port: $port}", "HTTP probe failed with statuscode: 404")
            .Saying("/lively", "404"),
        Liveness("a liveness probe does not wait for the start", "k8s.probe.liveness-eager", "periodSeconds: 3, failureThreshold: 2, httpGet: {path: /, port: $port}", "connect: connection refused")
            .Saying("liveness"),
        RuleCase.Fault("a startup probe gives up too soon", "k8s.probe.startup-short", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: app, ports: [{containerPort: $port}], startupProbe: {httpGet: {path: /, port: $port}, periodSeconds: 5, failureThreshold: 6} }]} } }
            pod: {status: { {{Killed}} } }
            ---
            kind: Event
            of: StatefulSet/$app
            reason: Unhealthy
            message: 'Startup probe failed: Get "http://10.0.0.4/": dial tcp 10.0.0.4: connect: connection refused'
            ---
            kind: Event
            of: StatefulSet/$app
            reason: Killing
            message: "Container app failed startup probe, will be restarted"
            """).Blaming("StatefulSet/$app").Saying("startup"),
        RuleCase.Fault("a lone pod is never ready", "k8s.probe.readiness", """
            kind: Pod
            name: $app
            spec: {containers: [{name: app, readinessProbe: {exec: {command: [sh, -c, exit 1]}}}]}
            status: {unready: true, conditions: [{type: Ready, status: "False"}]}
            ---
            kind: Event
            about: Pod/$app
            reason: Unhealthy
            message: "Readiness probe failed:"
            """).Blaming("Pod/$app").Saying("readiness").Partial(),
        RuleCase.Fault("a DaemonSet's readiness probe asks another port", "k8s.probe.readiness-port", """
            kind: DaemonSet
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: app, ports: [{containerPort: $port}], readinessProbe: {httpGet: {path: /ready, port: 19998}}}]}}}
            pod: {status: {unready: true}}
            ---
            kind: Event
            of: DaemonSet/$app
            reason: Unhealthy
            message: 'Readiness probe failed: Get "http://10.0.0.4:19998/ready": dial tcp 10.0.0.4:19998: connect: connection refused'
            """).Blaming("DaemonSet/$app").Saying("19998", "readiness"),
        RuleCase.Fault("a readiness path is not there", "k8s.probe.readiness-path", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {containers: [{name: app, ports: [{containerPort: $port}], readinessProbe: {httpGet: {path: /reddy, port: $port}}}]}}
            pod: {status: {unready: true}}
            ---
            kind: Event
            of: Deployment/$app
            reason: Unhealthy
            message: "Readiness probe failed: HTTP probe failed with statuscode: 404"
            """).Blaming("Deployment/$app").Saying("/reddy"),
        RuleCase.NearMiss("a program fails by itself beside a probe that also failed", "k8s.probe.liveness-port", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: app, livenessProbe: {httpGet: {path: /, port: 8080}}}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 1, reason: Error}}}
            """),
        RuleCase.Healthy("a probe failed once while the program started", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {containers: [{name: app, ports: [{containerPort: $port}], readinessProbe: {httpGet: {path: /, port: $port}}}]}}
            ---
            kind: Event
            of: Deployment/$app
            reason: Unhealthy
            message: "Readiness probe failed: HTTP probe failed with statuscode: 503"
            """),
    ];

    private static RuleCase Liveness(string name, string cause, string probe, string words) => RuleCase.Fault(name, cause, $$"""
        kind: StatefulSet
        name: $app
        pods: 1
        spec:
          template:
            spec:
              containers:
              - {name: app, ports: [{containerPort: $port}], readinessProbe: {httpGet: {path: /, port: $port} }, livenessProbe: { {{probe}} } }
        pod: {status: { {{Killed}} } }
        ---
        kind: Event
        of: StatefulSet/$app
        reason: Unhealthy
        message: 'Liveness probe failed: {{words}}'
        ---
        kind: Event
        of: StatefulSet/$app
        reason: Killing
        message: "Container app failed liveness probe, will be restarted"
        """).Blaming("StatefulSet/$app");
}
