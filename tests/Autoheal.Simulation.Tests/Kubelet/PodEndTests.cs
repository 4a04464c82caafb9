using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Kubelet;

/// <summary>Init containers, sidecars, hooks, deadlines, evictions: everything that decides when a pod begins and ends.</summary>
public sealed class PodEndTests
{
    private readonly TestPod _pod = new();

    [Fact]
    public void Init_Fails_IsRestartedWithBackOff()
    {
        _pod.RunScript("sleep 3600", Init("sleep 1; exit 2")).Run(20);

        Assert.Equal(("CrashLoopBackOff", "2 Error", "Pending"), (_pod.State("prepare"), _pod.Last("prepare"), _pod.Phase));
        Assert.Equal("PodInitializing", _pod.State());
    }

    [Fact]
    public void Init_FailsWithPolicyNever_FailsThePod()
    {
        _pod.RunScript("sleep 3600", Init("exit 2", "\"restartPolicy\": \"Never\",")).Run(20);

        Assert.Equal(("2 Error", "Failed"), (_pod.State("prepare"), _pod.Phase));
    }

    [Fact]
    public void Init_WaitsForAServiceThatIsMissing_Hangs()
    {
        _pod.RunScript("sleep 3600", Init("until nslookup db; do echo waiting for db; sleep 2; done")).Run(60);
        Assert.Equal(("running", "Pending"), (_pod.State("prepare"), _pod.Phase));
        Assert.Contains("** server can't find db: NXDOMAIN", _pod.Log("prepare"));

        _pod.Cluster.Store.Create(Kinds.Service, LiveCluster.Json("""{ "metadata": { "name": "db", "namespace": "shop" }, "spec": { "clusterIP": "10.96.7.7", "ports": [ { "port": 5432 } ] } }"""));
        _pod.Run(10);

        Assert.Equal(("0 Completed", "Running"), (_pod.State("prepare"), _pod.Phase));
    }

    [Fact]
    public void Sidecar_StartsFirstAndEndsLast()
    {
        _pod.RunScript("sleep 8", """{ "restartPolicy": "Never", "initContainers": [ { "name": "proxy", "image": "nginx:1.27", "restartPolicy": "Always" } ] }""").Run(7);
        Assert.Equal(("running", "running", "Running"), (_pod.State("proxy"), _pod.State(), _pod.Phase));
        Assert.True(_pod.Ready);
        _pod.Run(20);

        Assert.Equal(("0 Completed", "0 Completed", "Succeeded"), (_pod.State("proxy"), _pod.State(), _pod.Phase));
    }

    [Fact]
    public void SidecarOfTheOldKind_KeepsThePodRunning()
    {
        _pod.Create("""{ "command": [ "sh", "-c", "sleep 3" ] }""", """
            { "restartPolicy": "Never", "containers": [ { "name": "main", "image": "busybox:1" }, { "name": "proxy", "image": "nginx:1.27" } ] }
            """).Run(60);

        Assert.Equal(("0 Completed", "running", "Running"), (_pod.State(), _pod.State("proxy"), _pod.Phase));
        Assert.False(_pod.Ready);
    }

    [Fact]
    public void PostStart_Fails_KillsTheContainer()
    {
        _pod.RunScript("sleep 3600", """{ "terminationGracePeriodSeconds": 1 }""", """{ "lifecycle": { "postStart": { "exec": { "command": [ "cat", "/none" ] } } } }""").Run(5);

        Assert.Equal(["PostStartHook failed"], _pod.Events("FailedPostStartHook"));
        Assert.Contains("FailedPostStartHook", _pod.Events("Killing"));
        Assert.Equal("137 Error", _pod.Last());
    }

    [Fact]
    public void PreStop_TakesItsTimeOfTheGracePeriod()
    {
        _pod.Create("""{ "image": "nginx:1.27", "lifecycle": { "preStop": { "exec": { "command": [ "sleep", "10" ] } } } }""").Run(20);
        _pod.Cluster.Store.Delete(Kinds.Pod, "shop", "api", DeleteOptions.Default);
        _pod.Run(8);
        Assert.Equal("running", _pod.State());
        _pod.Run(5);

        Assert.Null(_pod.Cluster.Store.Find(Kinds.Pod, "shop", "api"));
    }

    [Fact]
    public void ActiveDeadline_Passed_FailsThePod()
    {
        _pod.RunScript("sleep 3600", """{ "activeDeadlineSeconds": 8, "terminationGracePeriodSeconds": 1 }""").Run(15);

        Assert.Equal(("Failed", "DeadlineExceeded"), (_pod.Phase, _pod.Pod.Status.Text("reason")));
        Assert.Equal(["Pod was active on the node longer than the specified deadline"], _pod.Events("DeadlineExceeded"));
    }

    [Fact]
    public void MemoryPressure_EvictsTheWorstAndRefusesTheNext()
    {
        _pod.RunScript("sleep 3600").Run(10);
        var node = _pod.Pod.Spec.Text("nodeName")!;
        _pod.Cluster.Plane.Nodes.Of(node).Begin(NodeTrouble.MemoryShort);
        _pod.Run(20);

        Assert.Equal(("Failed", "Evicted"), (_pod.Phase, _pod.Pod.Status.Text("reason")));
        Assert.StartsWith("The node was low on resource: memory. Threshold quantity: 100Mi, available: ", _pod.Pod.Status.Text("message"), StringComparison.Ordinal);
        Assert.Contains("Container main was using 1024Ki, request is 0, has larger consumption of memory. ", _pod.Pod.Status.Text("message"), StringComparison.Ordinal);
        Assert.Equal("TerminationByKubelet", Conditions.Find(_pod.Pod.Status, "DisruptionTarget").Text("reason"));
        Assert.Equal("KubeletHasInsufficientMemory", Conditions.Find(_pod.Cluster.Store.Get(Kinds.Node, null, node).Status, "MemoryPressure").Text("reason"));
    }

    [Fact]
    public void EmptyDir_Overfilled_EvictsThePod()
    {
        _pod.RunScript("dd if=/dev/zero of=/cache/big bs=1M count=64; sleep 3600", """{ "volumes": [ { "name": "cache", "emptyDir": { "sizeLimit": "32Mi" } } ] }""",
            """{ "volumeMounts": [ { "name": "cache", "mountPath": "/cache" } ] }""").Run(40);

        Assert.Equal(("Evicted", "Usage of EmptyDir volume \"cache\" exceeds the limit \"32Mi\". "), (_pod.Pod.Status.Text("reason"), _pod.Pod.Status.Text("message")));
    }

    [Fact]
    public void NodeName_OnAFullNode_IsRefusedByTheKubelet()
    {
        _pod.RunScript("sleep 3600", """{ "nodeName": "node-a" }""", """{ "resources": { "requests": { "cpu": "100" } } }""").Run(5);

        Assert.Equal(("Failed", "OutOfcpu"), (_pod.Phase, _pod.Pod.Status.Text("reason")));
        Assert.Equal("Pod was rejected: Node didn't have enough resource: cpu, requested: 100000, used: 0, capacity: 4000", _pod.Pod.Status.Text("message"));
    }

    [Fact]
    public void Kubelet_Stopped_NothingHappensUntilItRunsAgain()
    {
        var agent = _pod.Cluster.Plane.Nodes.Of("node-a");
        agent.Begin(NodeTrouble.KubeletStopped);
        _pod.RunScript("sleep 3600", """{ "nodeName": "node-a" }""").Run(60);
        Assert.Null(_pod.Pod.Status.Array("containerStatuses"));

        agent.End(NodeTrouble.KubeletStopped);
        _pod.Run(10);

        Assert.Equal("running", _pod.State());
    }

    [Fact]
    public void Machine_PoweredOffAndOn_LosesItsContainers()
    {
        _pod.Create("""{ "image": "nginx:1.27" }""", """{ "nodeName": "node-a" }""").Run(10);
        var agent = _pod.Cluster.Plane.Nodes.Of("node-a");
        agent.Begin(NodeTrouble.PoweredOff);
        _pod.Cluster.Store.Mutate(Kinds.Pod, "shop", "api", json => json["metadata"]!["labels"]!["seen"] = "1");
        _pod.Run(120);
        agent.End(NodeTrouble.PoweredOff);
        _pod.Run(30);

        Assert.Equal(("running", "255 Unknown"), (_pod.State(), _pod.Last()));
    }

    [Theory]
    [InlineData(nameof(NodeTrouble.RuntimeStopped), "rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused\"")]
    [InlineData(nameof(NodeTrouble.NoPodAddresses), "failed to allocate for range 0: no IP addresses available in range set: 10.244.0.1-10.244.0.254")]
    public void Sandbox_CannotBeMade_SaysWhy(string trouble, string text)
    {
        _pod.Cluster.Plane.Nodes.Of("node-a").Begin(Enum.Parse<NodeTrouble>(trouble));
        _pod.RunScript("sleep 3600", """{ "nodeName": "node-a" }""").Run(10);

        Assert.Contains(_pod.Events("FailedCreatePodSandBox"), message => message.StartsWith("Failed to create pod sandbox: rpc error: code = ", StringComparison.Ordinal) && message.EndsWith(text, StringComparison.Ordinal));
        Assert.Equal("ContainerCreating", _pod.State());
    }

    private static string Init(string script, string spec = "") =>
        $$"""{ {{spec}} "initContainers": [ { "name": "prepare", "image": "busybox:1.36", "command": [ "sh", "-c", "{{script}}" ] } ] }""";
}
