namespace Autoheal.Diagnosis.Cases.Scheduling;

internal sealed class TaintCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("every node is set aside for others", "k8s.scheduling.taint", """
            kind: Node
            name: $node1
            spec: {taints: [{key: dedicated, value: batch, effect: NoSchedule}]}
            ---
            kind: Node
            name: $node2
            spec: {taints: [{key: dedicated, value: batch, effect: NoSchedule}]}
            ---
            kind: Deployment
            name: $app
            pods: 2
            pod: {status: {unschedulable: "0/2 nodes are available: 2 node(s) had untolerated taint {dedicated: batch}. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling."}}
            """).ClusterWide().Blaming("Deployment/$app").Saying("taint dedicated=batch:NoSchedule", "2 of 2 nodes"),
        RuleCase.Fault("the pool that the selector means is tainted", "k8s.scheduling.taint", """
            kind: Node
            name: $node1
            labels: {pool: gpu}
            spec: {taints: [{key: nvidia.com/gpu, value: present, effect: NoSchedule}]}
            ---
            kind: Node
            name: $node2
            ---
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {nodeSelector: {pool: gpu}}}
            pod: {status: {unschedulable: "0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint {nvidia.com/gpu: present}."}}
            """).Blaming("StatefulSet/$app").Saying("nvidia.com/gpu"),
        RuleCase.Fault("a lone pod, older words", "k8s.scheduling.taint", """
            kind: Pod
            name: $app
            status: {unschedulable: "0/3 nodes are available: 1 node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate, 2 node(s) had taint {team: other}, that the pod didn't tolerate."}
            """).Partial().Blaming("Pod/$app").Saying("taint"),
        RuleCase.NearMiss("control planes bear their taint, and the workers have no memory", "k8s.scheduling.taint", """
            kind: Node
            name: $node1
            spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
            ---
            kind: Node
            name: $node2
            ---
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, resources: {requests: {memory: 64Gi}}}]}}
            pod: {status: {unschedulable: "0/2 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }."}}
            """).Being("k8s.scheduling.memory").Saying("64", "Insufficient memory"),
        RuleCase.Healthy("a tainted node, and everything runs elsewhere", """
            kind: Node
            name: $node1
            spec: {taints: [{key: dedicated, value: batch, effect: NoSchedule}]}
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
