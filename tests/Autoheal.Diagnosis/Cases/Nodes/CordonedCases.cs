namespace Autoheal.Diagnosis.Cases.Nodes;

internal sealed class CordonedCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("all nodes are cordoned", "k8s.node.cordoned", """
            kind: Node
            name: $node1
            spec: {unschedulable: true, taints: [{key: node.kubernetes.io/unschedulable, effect: NoSchedule}]}
            ---
            kind: Deployment
            name: $app
            pods: 2
            pod: {status: {unschedulable: "0/1 nodes are available: 1 node(s) were unschedulable. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."}}
            """).ClusterWide().Blaming("Node/$node1").Saying("$node1", "cordoned"),
        RuleCase.Fault("the others are full, and the cordoned one has room", "k8s.node.cordoned", """
            kind: Node
            name: $node1
            spec: {unschedulable: true}
            ---
            kind: Node
            name: $node2
            ---
            kind: Node
            name: $node3
            spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
            ---
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, resources: {requests: {cpu: 500m}}}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 1 node(s) were unschedulable."}}
            """).Blaming("Node/$node1").Saying("$node1"),
        RuleCase.Fault("a lone pod of a recording", "k8s.node.cordoned", """
            kind: Pod
            name: $app
            status: {unschedulable: "0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 node(s) were unschedulable."}
            """).Partial().Blaming("Pod/$app").Saying("cordon"),
        RuleCase.NearMiss("a release asks for more than any node has, and one is cordoned", "k8s.node.cordoned", """
            kind: Node
            name: $node1
            spec: {unschedulable: true}
            ---
            kind: Node
            name: $node2
            ---
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, resources: {requests: {cpu: "64"}}}]}}
            pod: {status: {unschedulable: "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable."}}
            """).Being("k8s.scheduling.cpu"),
        RuleCase.Healthy("a cordoned node that nobody waits for", """
            kind: Node
            name: $node1
            spec: {unschedulable: true}
            ---
            kind: Node
            name: $node2
            ---
            kind: Deployment
            name: $app
            pods: 2
            """),
    ];
}
