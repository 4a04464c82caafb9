namespace Autoheal.Diagnosis.Cases.Scheduling;

internal sealed class SharingCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("more replicas than nodes, and one a node", "k8s.scheduling.anti-affinity", """
            kind: Deployment
            name: $app
            spec: {replicas: 4}
            revisions:
            - {created: @9d, pods: 2}
            - created: @8m
              pods: 1
              template: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: $app}}, topologyKey: kubernetes.io/hostname}]}}}
              pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod."}}
            """).Blaming("Deployment/$app").Saying("anti-affinity", "kubernetes.io/hostname"),
        RuleCase.Fault("a lone pod in the words of an older scheduler", "k8s.scheduling.anti-affinity", """
            kind: Pod
            name: $app
            spec: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: $app}}, topologyKey: topology.kubernetes.io/zone}]}}}
            status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match pod affinity/anti-affinity rules, 3 node(s) didn't match pod anti-affinity rules."}
            """).Partial().Blaming("Pod/$app").Saying("anti-affinity", "topology.kubernetes.io/zone"),
        RuleCase.Fault("it must stand beside pods that are nowhere", "k8s.scheduling.pod-affinity", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: $other}}, topologyKey: kubernetes.io/hostname}]}}}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match pod affinity rules."}}
            """).Blaming("StatefulSet/$app").Saying("pod affinity"),
        RuleCase.Fault("no node says in which rack it stands", "k8s.scheduling.topology-spread", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {topologySpreadConstraints: [{maxSkew: 1, topologyKey: example.com/rack, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: $app}}}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints (missing required label)."}}
            """).Blaming("Deployment/$app").Saying("topology spread", "example.com/rack"),
        RuleCase.Fault("no node has the host port free", "k8s.scheduling.host-port", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {containers: [{name: app, ports: [{containerPort: 8080, hostPort: 31080}]}]}}
            pod: {status: {unschedulable: "0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports."}}
            """).Blaming("Deployment/$app").Saying("host port 31080"),
        RuleCase.NearMiss("the volume is what binds it", "k8s.scheduling.anti-affinity", """
            kind: Pod
            name: $app
            status: {unschedulable: "0/3 nodes are available: 1 node(s) didn't match pod anti-affinity rules, 2 node(s) had volume node affinity conflict."}
            """).Partial(),
    ];
}
