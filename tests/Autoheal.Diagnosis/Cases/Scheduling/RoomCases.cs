namespace Autoheal.Diagnosis.Cases.Scheduling;

internal sealed class RoomCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a release asks for more CPU than any node has", "k8s.scheduling.cpu", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @9d, pods: 2, template: {containers: [{name: app, image: $image, resources: {requests: {cpu: 500m}}}]}}
            - created: @8m
              pods: 1
              template: {containers: [{name: app, image: $image, resources: {requests: {cpu: "48"}}}]}
              pod: {status: {unschedulable: "0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod."}}
            """).Blaming("Deployment/$app").Saying("48 cpu", "Insufficient cpu"),
        RuleCase.Fault("a StatefulSet asks for more memory than any node has", "k8s.scheduling.memory", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, resources: {requests: {memory: 200Gi}}}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 Insufficient memory."}}
            """).Blaming("StatefulSet/$app").Saying("200Gi memory"),
        RuleCase.Fault("a lone pod with its Event alone", "k8s.scheduling.memory", """
            kind: Pod
            name: $app
            spec: {containers: [{name: app, resources: {requests: {memory: 30Gi}}}]}
            status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable}]}
            ---
            kind: Event
            about: Pod/$app
            reason: FailedScheduling
            message: "0/2 nodes are available: 2 Insufficient memory. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod."
            """).Partial().Blaming("Pod/$app").Saying("memory"),
        RuleCase.Fault("no node has a GPU", "k8s.scheduling.resource", """
            kind: Job
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, resources: {limits: {nvidia.com/gpu: "1"}}}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 Insufficient nvidia.com/gpu."}}
            """).Blaming("Job/$app").Saying("nvidia.com/gpu"),
        RuleCase.Fault("every node runs as many pods as it may", "k8s.scheduling.pods", """
            kind: Deployment
            name: $app
            pods: 1
            pod: {status: {unschedulable: "0/3 nodes are available: 3 Too many pods."}}
            """).Blaming("Deployment/$app").Saying("Too many pods"),
        RuleCase.Fault("the pods of a DaemonSet are too large for one node", "k8s.scheduling.cpu", """
            kind: DaemonSet
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, resources: {requests: {cpu: "20"}}}]}}
            pod:
              spec: {affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [$node1]}]}]}}}}
              status: {unschedulable: "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match Pod's node affinity/selector."}
            """).Blaming("DaemonSet/$app").Saying("20 cpu"),
        RuleCase.Healthy("there was too little room for a while", """
            kind: Deployment
            name: $app
            pods: 2
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedScheduling
            message: "0/3 nodes are available: 3 Insufficient cpu."
            last: @40m
            """),
    ];
}
