namespace Autoheal.Diagnosis.Cases.Nodes;

internal sealed class NodeProblemCases : IRuleCases
{
    private const string Others = """
        kind: Node
        name: $node2
        ---
        kind: Node
        name: $node3
        ---

        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a kernel is deadlocked, and pods on its node do not start", "k8s.node.hardware", Others + """
            kind: Node
            name: $node1
            status: {conditions: [{type: Ready, status: "True", reason: KubeletReady}, {type: KernelDeadlock, status: "True", reason: DockerHung, message: "task dockerd:1234 blocked for more than 120 seconds.", lastTransitionTime: @15m}]}
            ---
            kind: Deployment
            name: $app
            pods: 2
            pod: {created: @12m, spec: {nodeName: $node1}, status: {waiting: {reason: ContainerCreating}}}
            """).Blaming("Node/$node1").Saying("KernelDeadlock"),
        RuleCase.Fault("a node's clock is not kept in time", "k8s.node.clock-drift", Others + """
            kind: Node
            name: $node1
            status: {conditions: [{type: Ready, status: "True", reason: KubeletReady}, {type: NTPProblem, status: "True", reason: NTPIsDown, message: "NTP service is not running", lastTransitionTime: @40m}]}
            ---
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {spec: {nodeName: $node1}, status: {unready: true}}
            """).Blaming("Node/$node1").Saying("$node1", "NTPProblem"),
        RuleCase.NearMiss("a detector says that the node is well, and a program on it fails", "k8s.node.hardware", Others + """
            kind: Node
            name: $node1
            status: {conditions: [{type: Ready, status: "True", reason: KubeletReady}, {type: KernelDeadlock, status: "False", reason: KernelHasNoDeadlock}, {type: NTPProblem, status: "False", reason: NTPIsUp}, {type: ReadonlyFilesystem, status: Unknown, reason: NodeProblemDetectorIsSilent}]}
            ---
            kind: Event
            about: Node/$node1
            reason: KernelOops
            message: "kernel: BUG: unable to handle kernel NULL pointer dereference at 0000000000000008"
            last: @9h
            ---
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            pod: {spec: {nodeName: $node1}, status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 2, reason: Error}}}
            """).LookingLike("k8s.node.clock-drift", "k8s.node.disk-error").Being("k8s.crash.no-change"),
        RuleCase.NearMiss("a node has just come, and nothing waits for it", "k8s.node.not-ready", Others + """
            kind: Node
            name: $node1
            created: @20s
            status: {conditions: [{type: Ready, status: "False", reason: KubeletNotReady, message: "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized", lastTransitionTime: @20s}]}
            ---
            kind: Deployment
            name: $app
            pods: 2
            """).LookingLike("k8s.node.network-plugin"),
        RuleCase.NearMiss("pods fail on a node that says it has enough, whatever an old Event says", "k8s.node.pressure", Others + """
            kind: Node
            name: $node1
            ---
            kind: Event
            about: Node/$node1
            reason: NodeHasDiskPressure
            message: "Node $node1 status is now: NodeHasDiskPressure"
            last: @3h
            ---
            kind: Deployment
            name: $app
            created: @9d
            pods: 1
            pod: {spec: {nodeName: $node1}, status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}}}
            """),
        RuleCase.Stale("the runtime of a node was restarted, and its pods run", "k8s.node.network-plugin", """
            kind: Deployment
            name: $app
            pods: 2
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedCreatePodSandBox
            message: 'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "9a": plugin type="cilium-cni" failed (add): unable to connect to Cilium agent'
            last: @25m
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedCreatePodSandBox
            message: 'Failed to create pod sandbox: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing dial unix /run/containerd/containerd.sock: connect: connection refused"'
            last: @27m
            """).Outliving("k8s.node.runtime-down"),
        RuleCase.Stale("a node was cordoned, full and troubled, and is as it should be", "k8s.node.cordoned", """
            kind: Node
            name: $node1
            ---
            kind: Event
            about: Node/$node1
            type: Normal
            reason: NodeNotSchedulable
            message: "Node $node1 status is now: NodeNotSchedulable"
            last: @55m
            ---
            kind: Event
            about: Node/$node1
            reason: EvictionThresholdMet
            message: Attempting to reclaim ephemeral-storage
            last: @40m
            ---
            kind: Event
            about: Node/$node1
            reason: TaskHung
            message: "INFO: task kworker/u8:1:9312 blocked for more than 120 seconds."
            last: @50m
            ---
            kind: Event
            about: Node/$node1
            type: Normal
            reason: NodeNotReady
            message: "Node $node1 status is now: NodeNotReady"
            last: @41m
            ---
            kind: Deployment
            name: $app
            pods: 2
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedScheduling
            message: "0/1 nodes are available: 1 node(s) were unschedulable."
            last: @54m
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedScheduling
            message: "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }."
            last: @42m
            """).Outliving("k8s.node.pressure", "k8s.node.hardware", "k8s.node.not-ready"),
        RuleCase.NearMiss("a pod is made a moment ago, and has no sandbox yet", "k8s.node.network-plugin", """
            kind: Deployment
            name: $app
            pods: 1
            pod: {created: @10s, status: {phase: Pending, waiting: {reason: ContainerCreating}, conditions: [{type: PodScheduled, status: "True", lastTransitionTime: @10s}, {type: Ready, status: "False", lastTransitionTime: @10s}]}}
            """).LookingLike("k8s.node.pod-addresses", "k8s.node.runtime-down"),
    ];
}
