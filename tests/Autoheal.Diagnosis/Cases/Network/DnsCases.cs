namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class DnsCases : IRuleCases
{
    private const string Server = """
        ---
        kind: Deployment
        name: coredns
        namespace: kube-system
        labels: {k8s-app: kube-dns}
        """;

    private const string Callers = """
        ---
        kind: Deployment
        name: $callee
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
          Error: getaddrinfo ENOTFOUND $callee
          Error: getaddrinfo ENOTFOUND $callee
        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("the Corefile lost the zone of the cluster", "dns.coredns.config", """
            kind: ConfigMap
            name: coredns
            namespace: kube-system
            created: @90d
            metadata: {managedFields: [{manager: kubectl-edit, operation: Update, time: @20m, fieldsType: FieldsV1, fieldsV1: {"f:data": {"f:Corefile": {}}}}]}
            data: {Corefile: ".:53 {\n    errors\n    health\n    forward . /etc/resolv.conf\n    cache 30\n}\n"}
            %Server%
            %Callers%
            """.Replace("%Server%", Server, StringComparison.Ordinal).Replace("%Callers%", Callers, StringComparison.Ordinal)).Blaming("ConfigMap/coredns").Saying("CoreDNS|Corefile").ClusterWide(),
        RuleCase.Fault("the pods of the cluster's DNS were scaled away", "dns.coredns.down", """
            kind: Deployment
            name: coredns
            namespace: kube-system
            labels: {k8s-app: kube-dns}
            spec: {replicas: 0}
            %Callers%
            """.Replace("%Callers%", Callers, StringComparison.Ordinal)).Blaming("Deployment/coredns").ClusterWide(),
        RuleCase.Fault("a release asks the node's DNS", "dns.pod.policy", """
            kind: Deployment
            name: $callee
            ---
            kind: Service
            name: $callee
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @5d, pods: 0, template: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee"}]}]}}
            - {created: @15m, pods: 2, template: {dnsPolicy: Default, containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee"}]}]}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              socket.gaierror: [Errno -2] Name or service not known: '$callee'
              socket.gaierror: [Errno -2] Name or service not known: '$callee'
            """).Blaming("Deployment/$app").Saying("dnsPolicy"),
        RuleCase.Fault("a release pins a Service to an old address", "dns.pod.host-aliases", """
            kind: Deployment
            name: $callee
            ---
            kind: Service
            name: $callee
            spec: {clusterIP: 10.96.1.7}
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {hostAliases: [{ip: 10.96.200.3, hostnames: [$callee]}], containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee"}]}]}}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              Error: connect ETIMEDOUT 10.96.200.3:80
              Error: connect ETIMEDOUT 10.96.200.3:80
            """).Blaming("Deployment/$app").Saying("hostAliases"),
    ];
}
