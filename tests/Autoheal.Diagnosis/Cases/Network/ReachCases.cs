namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class ReachCases : IRuleCases
{
    private const string Pair = """
        kind: Deployment
        name: $callee
        spec: {template: {spec: {containers: [{name: app, image: $image2, ports: [{containerPort: 8080}]}]}}}
        ---
        kind: Service
        name: $callee
        ---
        kind: Deployment
        name: $app
        spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee:80"}]}]}}}
        ---
        kind: Log
        of: Deployment/$app
        text: |
          Get "http://$callee:80/v1": dial tcp 10.96.7.7:80: i/o timeout
          Get "http://$callee:80/v1": dial tcp 10.96.7.7:80: i/o timeout
        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a new policy lets only others in", "k8s.networkpolicy.blocks", """
            %Pair%
            ---
            kind: NetworkPolicy
            name: $policy
            created: @20m
            spec: {podSelector: {matchLabels: {app: $callee}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {role: gateway}}}]}]}
            """.Replace("%Pair%", Pair, StringComparison.Ordinal)).Blaming("NetworkPolicy/$policy").Saying("$app", "$callee"),
        RuleCase.Fault("a new policy lets nothing out but into its own namespace, and no lookups", "k8s.networkpolicy.blocks", """
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee:80"}]}]}}}
            ---
            kind: Deployment
            name: $callee
            ---
            kind: Service
            name: $callee
            ---
            kind: NetworkPolicy
            name: $policy
            created: @20m
            spec: {podSelector: {matchLabels: {app: $app}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}], ports: [{port: 8080, protocol: TCP}]}]}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              Error: getaddrinfo EAI_AGAIN $callee
              Error: getaddrinfo EAI_AGAIN $callee
            """).Blaming("NetworkPolicy/$policy").Saying("DNS"),
        RuleCase.NearMiss("a policy that lets the caller in, and a callee that does not answer", "k8s.networkpolicy.blocks", """
            %Pair%
            ---
            kind: NetworkPolicy
            name: $policy
            created: @20m
            spec: {podSelector: {matchLabels: {app: $callee}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: $app}}}]}]}
            """.Replace("%Pair%", Pair, StringComparison.Ordinal)),
        RuleCase.Fault("a Service keeps traffic on nodes without its pods", "k8s.service.traffic-policy", """
            kind: Deployment
            name: $callee
            pod: {spec: {nodeName: $node1}}
            ---
            kind: Service
            name: $callee
            spec: {internalTrafficPolicy: Local}
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee:80"}]}]}}}
            pod: {spec: {nodeName: $node2}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              Error: connect ETIMEDOUT 10.96.7.7:80 ($callee)
              Error: connect ETIMEDOUT 10.96.7.7:80 ($callee)
            """).Blaming("Service/$callee").Saying("Local"),
    ];
}
