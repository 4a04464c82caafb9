namespace Autoheal.Diagnosis.Cases.Scheduling;

internal sealed class UnplacedCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Suspected("a plug-in of the scheduler turns every node away, in words of its own", "k8s.scheduling.unplaced", """
            kind: Deployment
            name: $app
            pods: 2
            pod: {created: @20m, status: {unschedulable: "0/3 nodes are available: 3 node(s) failed the rack power budget check."}}
            """),
        RuleCase.NearMiss("a node has room, and the pod has just been made", "k8s.scheduling.unplaced", """
            kind: Deployment
            name: $app
            pods: 1
            pod: {created: @5s, status: {phase: Pending, conditions: [], containerStatuses: []}}
            """).LookingLike("k8s.scheduling.scheduler-unknown"),
        RuleCase.NearMiss("a host port is wanted, and it is the memory that lacks", "k8s.scheduling.host-port", """
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, ports: [{containerPort: 8080, hostPort: 31080}], resources: {requests: {memory: 200Gi}}}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 Insufficient memory."}}
            """).Being("k8s.scheduling.memory"),
        RuleCase.NearMiss("every node has room for what is asked, and the selector is what fails", "k8s.scheduling.cpu", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {nodeSelector: {pool: $pool}, containers: [{name: app, resources: {requests: {cpu: 500m}}}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector."}}
            """).LookingLike("k8s.scheduling.memory", "k8s.scheduling.pods").Being("k8s.scheduling.node-selector"),
        RuleCase.NearMiss("pods of a higher priority run, none was put out, and the nodes are full", "k8s.scheduling.preemption", """
            kind: PriorityClass
            name: $urgent
            value: 90000
            ---
            kind: Deployment
            name: $batch
            pods: 2
            created: @90d
            spec: {template: {priorityClassName: $urgent, priority: 90000}}
            ---
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, resources: {requests: {cpu: "48"}}}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 Insufficient cpu."}}
            """).Being("k8s.scheduling.cpu"),
        RuleCase.NearMiss("a DaemonSet leaves out the nodes that it is not for", "k8s.daemonset.not-placed", """
            kind: Node
            name: $node1
            labels: {role: edge}
            ---
            kind: Node
            name: $node2
            ---
            kind: DaemonSet
            name: $agent
            spec: {template: {spec: {nodeSelector: {role: edge}, containers: [{name: app, image: $image}]}}}
            pods: 1
            """),
        RuleCase.Fault("a DaemonSet's pods find no place, and nobody says why", "k8s.daemonset.not-placed", """
            kind: DaemonSet
            name: $agent
            created: @20m
            pods: 3
            pod: {created: @20m, status: {unschedulable: "0/3 nodes are available: 3 node(s) failed the rack power budget check."}}
            """).Blaming("DaemonSet/$agent").Saying("3 of 3 pods"),
        RuleCase.Stale("the scheduler was started anew, and holds its Lease again", "k8s.control-plane.scheduler-down", """
            kind: Lease
            name: kube-scheduler
            namespace: kube-system
            spec: {holderIdentity: $node1, leaseDurationSeconds: 15, renewTime: @5s}
            ---
            kind: Pod
            name: kube-scheduler-$node1
            namespace: kube-system
            ---
            kind: Event
            about: Pod/kube-scheduler-$node1
            namespace: kube-system
            reason: BackOff
            message: Back-off restarting failed container kube-scheduler
            last: @20m
            ---
            kind: Deployment
            name: $app
            pods: 2
            pod: {created: @25m}
            """).ClusterWide(),
        RuleCase.Stale("pods waited for room, for a label and behind others, and run now", "k8s.scheduling.cpu", """
            kind: StatefulSet
            name: $app
            pods: 2
            ---
            kind: Event
            of: StatefulSet/$app
            reason: FailedScheduling
            message: "0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod."
            last: @30m
            ---
            kind: Event
            of: StatefulSet/$app
            reason: FailedScheduling
            message: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector."
            last: @34m
            ---
            kind: Event
            of: StatefulSet/$app
            reason: FailedScheduling
            message: "0/3 nodes are available: 1 node(s) had untolerated taint {team: other}, 2 node(s) didn't match pod anti-affinity rules."
            last: @35m
            ---
            kind: Event
            of: StatefulSet/$app
            reason: Preempted
            message: "Preempted by pod 5f7c on node worker-1"
            last: @36m
            """).Outliving("k8s.scheduling.node-selector", "k8s.scheduling.taint", "k8s.scheduling.anti-affinity", "k8s.scheduling.preemption", "k8s.scheduling.unplaced", "k8s.scheduling.host-port"),
    ];
}
