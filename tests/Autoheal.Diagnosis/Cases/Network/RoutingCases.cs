namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class RoutingCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("an Ingress leads to a Service that does not exist", "k8s.ingress.backend", """
            kind: Deployment
            name: $app
            ---
            kind: Service
            name: $app
            ---
            kind: Ingress
            name: $site
            spec:
              rules:
              - host: shop.example
                http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: $gone, port: {number: 80}}}}]}
            """).Blaming("Ingress/$site").Saying("$gone"),
        RuleCase.Fault("an Ingress leads to a port that the Service does not have", "k8s.ingress.backend", """
            kind: Deployment
            name: $app
            ---
            kind: Service
            name: $app
            ---
            kind: Ingress
            name: $site
            spec:
              rules:
              - host: shop.example
                http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: $app, port: {number: 8443}}}}]}
            """).Blaming("Ingress/$site").Saying("8443"),
        RuleCase.Fault("an Ingress has a class that does not exist", "k8s.ingress.class-missing", """
            kind: Deployment
            name: $app
            ---
            kind: Service
            name: $app
            ---
            kind: Ingress
            name: $site
            spec:
              ingressClassName: $gone
              rules:
              - host: shop.example
                http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: $app, port: {number: 80}}}}]}
            """).Blaming("Ingress/$site").Saying("$gone"),
        RuleCase.Healthy("an Ingress that leads where it should", """
            kind: Deployment
            name: $app
            ---
            kind: Service
            name: $app
            ---
            kind: Ingress
            name: $site
            spec:
              rules:
              - host: shop.example
                http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: $app, port: {number: 80}}}}]}
            """),
        RuleCase.Fault("a route of a Gateway leads to a Service that does not exist", "k8s.gateway.route", """
            kind: Deployment
            name: $app
            ---
            kind: Service
            name: $app
            ---
            kind: HTTPRoute
            name: $route
            spec: {rules: [{backendRefs: [{name: $gone, port: 80}]}]}
            status: {parents: [{conditions: [{type: ResolvedRefs, status: "False", reason: BackendNotFound}]}]}
            """).Blaming("HTTPRoute/$route").Saying("$gone"),
    ];
}
