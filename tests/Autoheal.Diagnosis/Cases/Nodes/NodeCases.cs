namespace Autoheal.Diagnosis.Cases.Nodes;

internal sealed class NodeCases : IRuleCases
{
    private const string Others = """
        kind: Node
        name: $node2
        ---
        kind: Node
        name: $node3
        ---
        kind: Node
        name: $node4
        ---
        kind: Node
        name: $node5
        ---
        kind: Node
        name: $node6
        ---

        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a kubelet has stopped", "k8s.node.not-ready", Others + """
            kind: Node
            name: $node1
            conditions: {Ready: Unknown}
            ---
            kind: Deployment
            name: $app
            pods: 1
            pod: {spec: {nodeName: $node1}, status: {unready: true}}
            """).Blaming("Node/$node1").Saying("$node1", "NotReady"),
        RuleCase.Fault("a runtime has stopped", "k8s.node.runtime-down", Others + """
            kind: Node
            name: $node1
            status: {conditions: [{type: Ready, status: "False", reason: KubeletNotReady, lastTransitionTime: @10m, message: "[container runtime is down, PLEG is not healthy: pleg was last seen active 3m0s ago; threshold is 3m0s]"}]}
            """).Blaming("Node/$node1").Saying("container runtime"),
        RuleCase.Fault("a network plugin is not ready", "k8s.node.network-plugin", Others + """
            kind: Node
            name: $node1
            status: {conditions: [{type: Ready, status: "False", reason: KubeletNotReady, lastTransitionTime: @10m, message: "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"}]}
            """).Blaming("Node/$node1").Saying("CNI"),
        RuleCase.Fault("a disk fills up", "k8s.node.pressure", Others + """
            kind: Node
            name: $node1
            conditions: {DiskPressure: "True"}
            ---
            kind: Deployment
            name: $app
            pods: 1
            pod: {spec: {nodeName: $node1}, status: {phase: Failed, reason: Evicted, message: "The node was low on resource: ephemeral-storage."}}
            """).Blaming("Node/$node1").Saying("$node1", "DiskPressure"),
        RuleCase.Fault("a file system became read-only", "k8s.node.disk-error", Others + """
            kind: Node
            name: $node1
            status: {conditions: [{type: Ready, status: "True", reason: KubeletReady}, {type: ReadonlyFilesystem, status: "True", reason: FilesystemIsReadOnly, lastTransitionTime: @10m}]}
            ---
            kind: Deployment
            name: $app
            pods: 1
            pod: {spec: {nodeName: $node1}, status: {waiting: {reason: ContainerCreating}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedCreatePodSandBox
            message: "Failed to create pod sandbox: mkdir /var/lib/containerd/x: read-only file system"
            """).Blaming("Node/$node1").Saying("$node1"),
        RuleCase.Fault("no address is left for another pod", "k8s.node.pod-addresses", """
            kind: Deployment
            name: $app
            pods: 2
            pod: {spec: {nodeName: $node1}, status: {waiting: {reason: ContainerCreating}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: FailedCreatePodSandBox
            message: 'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "3f": plugin type="bridge" failed (add): failed to allocate for range 0: no IP addresses available in range set: 10.244.1.1-10.244.1.254'
            """).Blaming("Node/$node1").Saying("no IP addresses"),
        RuleCase.Fault("a lone pod without a network", "k8s.node.network-plugin", """
            kind: Pod
            name: $app
            spec: {nodeName: $node1}
            status: {phase: Pending, waiting: {reason: ContainerCreating}, conditions: [{type: Ready, status: "False", lastTransitionTime: @9m}]}
            ---
            kind: Event
            about: Pod/$app
            reason: FailedCreatePodSandBox
            message: 'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "3f": plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized'
            """).Partial().Blaming("Pod/$app").Saying("CNI"),
        RuleCase.Fault("half of the nodes are lost", "k8s.node.many-lost", """
            kind: Node
            name: $node1
            conditions: {Ready: Unknown}
            ---
            kind: Node
            name: $node2
            conditions: {Ready: Unknown}
            ---
            kind: Node
            name: $node3
            ---
            kind: Node
            name: $node4
            """).ClusterWide().Saying("2 of 4 nodes"),
        RuleCase.Healthy("nodes with conditions of their distribution, and old words about one of them", """
            kind: Node
            name: $node1
            status: {conditions: [{type: Ready, status: "True", reason: KubeletReady}, {type: NetworkUnavailable, status: "False", reason: CalicoIsUp}, {type: KernelDeadlock, status: "False", reason: KernelHasNoDeadlock}, {type: ReadonlyFilesystem, status: "False", reason: FilesystemIsNotReadOnly}]}
            ---
            kind: Event
            about: Node/$node1
            reason: NodeNotReady
            message: "Node $node1 status is now: NodeNotReady"
            last: @2h
            ---
            kind: Deployment
            name: $app
            pods: 2
            """),
    ];
}
