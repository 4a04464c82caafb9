namespace Autoheal.Diagnosis.Cases.Scheduling;

internal sealed class NodeSelectorCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a release wants nodes with a label that none has", "k8s.scheduling.node-selector", """
            kind: Deployment
            name: $app
            spec: {replicas: 3}
            revisions:
            - {created: @9d, pods: 2}
            - created: @8m
              pods: 2
              template: {nodeSelector: {disktype: ssd}}
              pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."}}
            """).Blaming("Deployment/$app").Saying("node selector disktype=ssd", "none of 3 nodes"),
        RuleCase.Fault("a StatefulSet wants a pool that no node is in", "k8s.scheduling.node-selector", """
            kind: StatefulSet
            name: $app
            spec: {replicas: 2, template: {nodeSelector: {pool: $pool}}}
            pods: 1
            pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."}}
            """).Blaming("StatefulSet/$app").Saying("node selector pool=$pool"),
        RuleCase.Fault("a lone pod of a recording, with its Event alone", "k8s.scheduling.node-selector", """
            kind: Pod
            name: $app
            spec: {nodeSelector: {tier: $tier}}
            status: {phase: Pending, conditions: [{type: PodScheduled, status: "False"}]}
            ---
            kind: Event
            about: Pod/$app
            reason: FailedScheduling
            message: "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector."
            """).Partial().Blaming("Pod/$app").Saying("node selector tier=$tier"),
        RuleCase.Fault("a lone pod of a recording, with its condition alone", "k8s.scheduling.node-selector", """
            kind: Pod
            name: $app
            spec: {nodeSelector: {accelerator: $gpu}}
            status: {unschedulable: "0/5 nodes are available: 2 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 node(s) didn't match Pod's node affinity/selector."}
            """).Partial().Blaming("Pod/$app").Saying("node selector accelerator=$gpu", "5 nodes"),
        RuleCase.Fault("a Job's pods want a node by name that is gone", "k8s.scheduling.pinned-node", """
            kind: Job
            name: $app
            spec: {template: {nodeSelector: {kubernetes.io/hostname: $gone}}}
            pods: 1
            pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."}}
            """).Blaming("Job/$app").Saying("kubernetes.io/hostname=$gone"),
        RuleCase.Fault("required affinity for a zone that there is not", "k8s.scheduling.node-affinity", """
            kind: Deployment
            name: $app
            pods: 2
            spec:
              replicas: 2
              template:
                affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [$zone]}]}]}}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."}}
            """).Blaming("Deployment/$app").Saying("topology.kubernetes.io/zone", "$zone"),
        RuleCase.NearMiss("the selector matches one node, and that one is cordoned", "k8s.scheduling.node-selector", """
            kind: Node
            name: $node1
            labels: {disktype: ssd}
            spec: {unschedulable: true}
            ---
            kind: Node
            name: $node2
            ---
            kind: Deployment
            name: $app
            pods: 1
            spec: {replicas: 1, template: {nodeSelector: {disktype: ssd}}}
            pod: {status: {unschedulable: "0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) were unschedulable."}}
            """).Being("k8s.node.cordoned").Blaming("Node/$node1"),
        RuleCase.NearMiss("the nodes that the selector means have no CPU left", "k8s.scheduling.node-selector", """
            kind: Pod
            name: $app
            spec: {nodeSelector: {disktype: ssd}, containers: [{resources: {requests: {cpu: "6"}}}]}
            status: {unschedulable: "0/4 nodes are available: 1 Insufficient cpu, 3 node(s) didn't match Pod's node affinity/selector."}
            """).Partial().Being("k8s.scheduling.cpu").Saying("6 cpu"),
        RuleCase.Healthy("it could not be scheduled for a while, and runs now", """
            kind: Deployment
            name: $app
            pods: 2
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedScheduling
            message: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector."
            last: @20m
            """),
        RuleCase.Healthy("a pod waits behind a scheduling gate, as its author wants", """
            kind: Pod
            name: $app
            status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: SchedulingGated, lastTransitionTime: @30m}]}
            """),
    ];
}
