namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class ServiceLookalikeCases : IRuleCases
{
    private const string Caller = """
        ---
        kind: Deployment
        name: $caller
        spec: {template: {spec: {containers: [{name: app, image: $image2, env: [{name: UPSTREAM_URL, value: "http://$app:80"}]}]}}}
        """;

    private const string Refused = """
        ---
        kind: Log
        of: Deployment/$caller
        text: |
          ERROR calling upstream: Get "http://$app:80/": dial tcp 10.96.7.7:80: connect: connection refused
          ERROR calling upstream: Get "http://$app:80/": dial tcp 10.96.7.7:80: connect: connection refused
          ERROR calling upstream: Get "http://$app:80/": dial tcp 10.96.7.7:80: connect: connection refused
        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a Service was turned to the pods of another application", "k8s.service.wrong-pods", With("""
            kind: Deployment
            name: $app
            ---
            kind: Deployment
            name: $other
            ---
            kind: Service
            name: $app
            created: @90d
            metadata: {managedFields: [{manager: kubectl-edit, operation: Update, time: @20m, fieldsType: FieldsV1, fieldsV1: {"f:spec": {"f:selector": {}}}}]}
            spec: {selector: {app: $other}}
            """)).Blaming("Service/$app").Saying("$other"),
        RuleCase.Healthy("a Service leads to the green half of an application, as it should", With("""
            kind: Deployment
            name: $app
            ---
            kind: Deployment
            name: $app-green
            ---
            kind: Service
            name: $app
            spec: {selector: {app: $app-green}}
            """)).LookingLike("k8s.service.wrong-pods"),
        RuleCase.Fault("a Service speaks UDP to a program that speaks TCP", "k8s.service.protocol", With("""
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, ports: [{name: http, containerPort: 8080}]}]}}}
            ---
            kind: Service
            name: $app
            spec: {ports: [{name: http, port: 80, targetPort: 8080, protocol: UDP}]}
            """, Refused)).Blaming("Service/$app").Saying("UDP", "TCP"),
        RuleCase.NearMiss("a Service leads to the right port, and its pods crash", "k8s.service.target-port", With("""
            kind: Deployment
            name: $app
            created: @9d
            spec: {template: {spec: {containers: [{name: app, image: $image, ports: [{name: http, containerPort: 8080}]}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Service
            name: $app
            spec: {ports: [{name: http, port: 80, targetPort: http}]}
            """, Refused)).LookingLike("k8s.service.protocol", "k8s.service.selector", "k8s.service.missing").Being("k8s.crash.no-change"),
        RuleCase.NearMiss("a program calls a host outside of the cluster, which is not found", "k8s.service.missing", """
            kind: Deployment
            name: $app
            ---
            kind: Deployment
            name: $caller
            spec: {template: {spec: {containers: [{name: app, image: $image2, env: [{name: UPSTREAM_URL, value: "https://api.partner.example.com"}]}]}}}
            ---
            kind: Log
            of: Deployment/$caller
            text: |
              Error: getaddrinfo ENOTFOUND api.partner.example.com
              Error: getaddrinfo ENOTFOUND api.partner.example.com
            """).LookingLike("k8s.config.wrong-address", "dns.coredns.down", "dns.coredns.config", "dns.pod.policy"),
        RuleCase.NearMiss("an Ingress leads to a Service that another rule also names, and whose pods crash", "k8s.ingress.backend", """
            kind: Deployment
            name: $app
            created: @9d
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Service
            name: $app
            ---
            kind: IngressClass
            name: $class
            spec: {controller: example.com/ingress}
            ---
            kind: Ingress
            name: $site
            spec:
              ingressClassName: $class
              rules:
              - host: shop.example
                http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: $app, port: {number: 80}}}}]}
            """).LookingLike("k8s.ingress.class-missing").Being("k8s.crash.no-change"),
        RuleCase.Healthy("a route of a Gateway leads where it should", """
            kind: Deployment
            name: $app
            ---
            kind: Service
            name: $app
            ---
            kind: HTTPRoute
            name: $route
            spec: {rules: [{backendRefs: [{name: $app, port: 80}]}]}
            status: {parents: [{conditions: [{type: ResolvedRefs, status: "True", reason: ResolvedRefs}, {type: Accepted, status: "True", reason: Accepted}]}]}
            """).LookingLike("k8s.gateway.route"),
    ];

    private static string With(string manifests, string log = "") => manifests + "\n" + Caller + (log.Length == 0 ? "" : "\n" + log);
}
