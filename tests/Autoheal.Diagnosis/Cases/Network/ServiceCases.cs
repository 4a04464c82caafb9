namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class ServiceCases : IRuleCases
{
    private const string Caller = """
        ---
        kind: Deployment
        name: $caller
        spec: {template: {spec: {containers: [{name: app, image: $image2, env: [{name: UPSTREAM_URL, value: "http://$app:80"}]}]}}}
        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a Service selects a label that no pod has", "k8s.service.selector", """
            kind: Deployment
            name: $app
            ---
            kind: Service
            name: $app
            spec: {selector: {app: $other}}
            %Caller%
            """.Replace("%Caller%", Caller, StringComparison.Ordinal)).Blaming("Service/$app").Saying("$other", "selects|selector"),
        RuleCase.Fault("a Service for a StatefulSet selects an outdated label", "k8s.service.selector", """
            kind: StatefulSet
            name: $app
            ---
            kind: Service
            name: $app
            spec: {selector: {app: $app, release: old}}
            """).Blaming("Service/$app").Saying("release"),
        RuleCase.Healthy("a Service for a workload that is scaled to zero on purpose", """
            kind: Deployment
            name: $app
            annotations: {downscaler/original-replicas: "2"}
            spec: {replicas: 0}
            ---
            kind: Deployment
            name: $other
            """),
        RuleCase.Healthy("a Service that is left over and that nobody calls", """
            kind: Deployment
            name: $app
            ---
            kind: Service
            name: $gone
            spec: {selector: {app: $gone}}
            """),
        RuleCase.Fault("a Service names a port that no container has", "k8s.service.target-port", """
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, ports: [{name: http, containerPort: 8080}]}]}}}
            ---
            kind: Service
            name: $app
            spec: {ports: [{name: http, port: 80, targetPort: web}]}
            ---
            kind: EndpointSlice
            name: $slice
            labels: {kubernetes.io/service-name: $app}
            addressType: IPv4
            ports: []
            endpoints: []
            %Caller%
            """.Replace("%Caller%", Caller, StringComparison.Ordinal)).Blaming("Service/$app").Saying("web", "targetPort"),
        RuleCase.Fault("a Service leads to a number on which nobody listens", "k8s.service.target-port", """
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, ports: [{name: http, containerPort: 8080}]}]}}}
            ---
            kind: Service
            name: $app
            spec: {ports: [{name: http, port: 80, targetPort: 9999}]}
            %Caller%
            ---
            kind: Log
            of: Deployment/$caller
            text: |
              ERROR calling upstream: Get "http://$app:80/": dial tcp 10.96.7.7:80: connect: connection refused
              ERROR calling upstream: Get "http://$app:80/": dial tcp 10.96.7.7:80: connect: connection refused
            """.Replace("%Caller%", Caller, StringComparison.Ordinal)).Blaming("Service/$app").Saying("9999"),
        RuleCase.Healthy("a Service leads to a port that is not declared and is listened on", """
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, ports: [{name: metrics, containerPort: 9090}]}]}}}
            ---
            kind: Service
            name: $app
            spec: {ports: [{name: http, port: 80, targetPort: 8080}]}
            %Caller%
            """.Replace("%Caller%", Caller, StringComparison.Ordinal)),
        RuleCase.Fault("a Service that others call was deleted", "k8s.service.missing", """
            kind: Deployment
            name: $app
            %Caller%
            ---
            kind: Log
            of: Deployment/$caller
            text: |
              Error: getaddrinfo ENOTFOUND $app
              Error: getaddrinfo ENOTFOUND $app
            """.Replace("%Caller%", Caller, StringComparison.Ordinal)).Blaming("Service/$app").Saying("$app", "does not exist"),
        RuleCase.Healthy("an optional dependency that is not installed", """
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: TRACING_ENDPOINT, value: "http://$gone:4317"}]}]}}}
            """),
    ];
}
