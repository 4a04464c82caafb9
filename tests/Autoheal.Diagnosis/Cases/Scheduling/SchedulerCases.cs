namespace Autoheal.Diagnosis.Cases.Scheduling;

internal sealed class SchedulerCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("nobody looks at the pods, and the scheduler's Lease is old", "k8s.control-plane.scheduler-down", """
            kind: Lease
            name: kube-scheduler
            namespace: kube-system
            spec: {holderIdentity: $node1, leaseDurationSeconds: 15, renewTime: @30m}
            ---
            kind: Deployment
            name: $app
            pods: 2
            pod: {created: @20m, status: {phase: Pending, conditions: [], containerStatuses: []}}
            """).ClusterWide().Blaming("Lease/kube-scheduler").Saying("scheduler"),
        RuleCase.Fault("the pods name a scheduler that nobody runs", "k8s.scheduling.scheduler-unknown", """
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {schedulerName: $other}}
            pod: {created: @20m, status: {phase: Pending, conditions: [], containerStatuses: []}}
            """).Blaming("Deployment/$app").Saying("$other"),
        RuleCase.NearMiss("a pod was made a moment ago", "k8s.control-plane.scheduler-down", """
            kind: Deployment
            name: $app
            pods: 1
            pod: {created: @5s, status: {phase: Pending, conditions: [], containerStatuses: []}}
            """),
        RuleCase.Fault("urgent batch work puts the others out", "k8s.scheduling.preemption", """
            kind: PriorityClass
            name: $urgent
            value: 90000
            ---
            kind: Deployment
            name: $batch
            pods: 6
            created: @10m
            spec: {template: {priorityClassName: $urgent, priority: 90000}}
            ---
            kind: Deployment
            name: $app
            pods: 3
            spec: {template: {containers: [{name: app, resources: {requests: {cpu: 500m}}}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 Insufficient cpu."}}
            ---
            kind: Event
            of: Deployment/$app
            reason: Preempted
            message: "Preempted by pod 5f7c on node worker-1"
            """).ClusterWide().Blaming("Deployment/$batch").Saying("preempt", "$urgent"),
    ];
}
