namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class NodeNetworkCases : IRuleCases
{
    private const string Calls = """
        ---
        kind: Deployment
        name: $callee
        pod: {spec: {nodeName: $node2}}
        ---
        kind: Service
        name: $callee
        ---
        kind: Deployment
        name: $app
        spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee:80"}]}]}}}
        pod: {spec: {nodeName: $node1}}
        ---
        kind: Log
        of: Deployment/$app
        text: |
          Get "http://$callee:80/v1": dial tcp 10.96.7.7:80: i/o timeout
          Get "http://$callee:80/v1": dial tcp 10.96.7.7:80: i/o timeout
          Get "http://$callee:80/v1": dial tcp 10.96.7.7:80: i/o timeout
        """;

    private const string Nodes = """
        kind: Node
        name: $node1
        ---
        kind: Node
        name: $node2
        ---

        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("the proxy of a node does not run, and calls from there get no answer", "k8s.node.kube-proxy", Nodes + """
            kind: DaemonSet
            name: kube-proxy
            namespace: kube-system
            created: @90d
            pods: 1
            pod: {spec: {nodeName: $node1}, status: {waiting: {reason: CrashLoopBackOff}, restarts: 9, last: {exitCode: 1, reason: Error}}}
            """ + "\n" + Calls).ClusterWide().Blaming("DaemonSet/kube-proxy").Saying("$node1"),
        RuleCase.NearMiss("the proxy runs everywhere, and calls get no answer", "k8s.node.kube-proxy", Nodes + """
            kind: DaemonSet
            name: kube-proxy
            namespace: kube-system
            created: @90d
            pods: 2
            """ + "\n" + Calls).LookingLike("k8s.service.traffic-policy", "k8s.networkpolicy.blocks"),
        RuleCase.NearMiss("a Service keeps traffic on the node, and the node has a pod of it", "k8s.service.traffic-policy", """
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
            pod: {spec: {nodeName: $node1}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              Error: connect ETIMEDOUT 10.96.7.7:80 ($callee)
              Error: connect ETIMEDOUT 10.96.7.7:80 ($callee)
            """),
        RuleCase.NearMiss("the Corefile is as it should be, and one program does not find a name", "dns.coredns.config", """
            kind: ConfigMap
            name: coredns
            namespace: kube-system
            created: @90d
            data: {Corefile: ".:53 {\n    errors\n    health\n    ready\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n       pods insecure\n       fallthrough in-addr.arpa ip6.arpa\n    }\n    forward . /etc/resolv.conf\n    cache 30\n    loop\n    reload\n    loadbalance\n}\n"}
            ---
            kind: Deployment
            name: coredns
            namespace: kube-system
            labels: {k8s-app: kube-dns}
            spec: {replicas: 2}
            ---
            kind: Deployment
            name: $app
            ---
            kind: Log
            of: Deployment/$app
            text: |
              Error: getaddrinfo ENOTFOUND legacy.intranet.example
              Error: getaddrinfo ENOTFOUND legacy.intranet.example
            """).LookingLike("dns.coredns.down"),
        RuleCase.NearMiss("a pod asks the node's DNS, and what it calls is down", "dns.pod.policy", """
            kind: Deployment
            name: $callee
            created: @9d
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Service
            name: $callee
            spec: {clusterIP: 10.96.1.7}
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {dnsPolicy: Default, hostAliases: [{ip: 10.96.1.7, hostnames: [$callee]}], containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://10.96.1.7:80"}]}]}}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              Error: connect ECONNREFUSED 10.96.1.7:80
              Error: connect ECONNREFUSED 10.96.1.7:80
            """).LookingLike("dns.pod.host-aliases").Being("k8s.crash.no-change"),
    ];
}
