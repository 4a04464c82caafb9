using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Scheduling;

/// <summary>Every rule by which a node may be refused, with the words of the real scheduler.</summary>
public sealed class SchedulingRulesTests
{
    private const string Hopeless = " preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.";
    private const string NoVictims = " preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.";
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Resources_EveryKindThatLacks_IsNamed()
    {
        Create("greedy", """{ "containers": [ { "name": "c", "image": "x:1", "resources": { "requests": { "cpu": "8", "memory": "64Gi", "ephemeral-storage": "1Gi", "nvidia.com/gpu": "1" } } } ] }""");

        Assert.Equal("0/3 nodes are available: 3 Insufficient cpu, 3 Insufficient ephemeral-storage, 3 Insufficient memory, 3 Insufficient nvidia.com/gpu." + NoVictims, Refusal("greedy"));
    }

    [Fact]
    public void Volumes_ClaimMissingOrUnbound_RefusesEverywhere()
    {
        Create("lost", Volume("nowhere"));
        Assert.Equal("0/3 nodes are available: persistentvolumeclaim \"nowhere\" not found." + Hopeless, Refusal("lost"));

        _cluster.Store.Create(Kinds.PersistentVolumeClaim, LiveCluster.Json("""
            { "metadata": { "name": "waiting", "namespace": "shop" }, "spec": { "storageClassName": "none", "resources": { "requests": { "storage": "1Gi" } } } }
            """));
        Create("unbound", Volume("waiting"));
        Assert.Equal("0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims." + Hopeless, Refusal("unbound"));
    }

    [Fact]
    public void HostPort_TakenEverywhere_IsSaid()
    {
        const string Spec = """{ "containers": [ { "name": "c", "image": "x:1", "ports": [ { "containerPort": 80, "hostPort": 80 } ] } ] }""";
        for (var i = 0; i < 3; i++)
            Create($"p{i}", Spec);
        Create("late", Spec);

        Assert.Equal("0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports." + NoVictims, Refusal("late"));
        Assert.Equal(3, _cluster.Pods().Select(pod => pod.Spec.Text("nodeName")).OfType<string>().Distinct().Count());
    }

    [Fact]
    public void AntiAffinity_OnePodANode_FourthIsRefused()
    {
        const string Spec = """
            { "affinity": { "podAntiAffinity": { "requiredDuringSchedulingIgnoredDuringExecution": [
              { "labelSelector": { "matchLabels": { "app": "api" } }, "topologyKey": "kubernetes.io/hostname" } ] } } }
            """;
        for (var i = 0; i < 4; i++)
            Create($"p{i}", Spec);
        Create("plain", "{}");

        Assert.Equal("0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules." + NoVictims, Refusal("p3"));
        Assert.Equal("0/3 nodes are available: 3 node(s) didn't satisfy existing pods anti-affinity rules." + NoVictims, Refusal("plain"));
        _cluster.Store.Delete(Kinds.Pod, "shop", "p1", DeleteOptions.Default);
        _cluster.Run(60);

        Assert.Null(Refusal("p3"));
    }

    [Fact]
    public void Affinity_ToNobody_IsRefusedUntilSomebodyComes()
    {
        Create("follower", """
            { "affinity": { "podAffinity": { "requiredDuringSchedulingIgnoredDuringExecution": [
              { "labelSelector": { "matchLabels": { "app": "leader" } }, "topologyKey": "kubernetes.io/hostname" } ] } } }
            """);
        Assert.Equal("0/3 nodes are available: 3 node(s) didn't match pod affinity rules." + Hopeless, Refusal("follower"));

        Create("leader", """{ "nodeSelector": { "kubernetes.io/hostname": "node-b" } }""", app: "leader");
        _cluster.Run(15);

        Assert.Equal("node-b", Pod("follower").Spec.Text("nodeName"));
    }

    [Fact]
    public void Spread_WithoutRoomInTheOtherDomains_RefusesTheRest()
    {
        const string Spec = """
            { "topologySpreadConstraints": [ { "maxSkew": 1, "topologyKey": "kubernetes.io/hostname", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": { "matchLabels": { "app": "api" } } } ] }
            """;
        for (var i = 0; i < 3; i++)
            Create($"p{i}", Spec);
        _cluster.Store.Mutate(Kinds.Node, null, "node-a", json => json["spec"]!["unschedulable"] = true);
        Create("p3", Spec);
        _cluster.Run(1);
        Assert.NotNull(Pod("p3").Spec.Text("nodeName"));
        Create("p4", Spec);
        Create("p5", Spec);

        Assert.Equal(
            "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match pod topology spread constraints. "
            + "preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.",
            Refusal("p5"));
    }

    [Theory]
    [InlineData("In", "ssd", "node-b")]
    [InlineData("NotIn", "ssd", "node-a")]
    [InlineData("Gt", "1", "node-c")]
    public void NodeAffinity_EachOperator_IsObeyed(string op, string value, string expected)
    {
        Label("node-b", "disk", "ssd");
        Label("node-c", "disk", op == "Gt" ? "2" : "ssd");
        var term = $$"""{ "key": "disk", "operator": "{{op}}", "values": [ "{{value}}" ] }""";
        Create("picky", $$"""{ "affinity": { "nodeAffinity": { "requiredDuringSchedulingIgnoredDuringExecution": { "nodeSelectorTerms": [ { "matchExpressions": [ {{term}} ] } ] } } } }""");

        Assert.Equal(expected, Pod("picky").Spec.Text("nodeName"));
    }

    [Fact]
    public void Priority_HigherOne_TakesTheLeastImportantPodsPlace()
    {
        for (var i = 0; i < 3; i++)
            Create($"low{i}", $$"""{ "priority": {{i + 1}}, {{Cpu("3")}} }""");
        Create("vip", $$"""{ "priority": 100, {{Cpu("3")}} }""");

        var victim = Pod("low0");
        var node = victim.Spec.Text("nodeName");
        Assert.True(victim.Deleting);
        Assert.Equal(node, Pod("vip").Status.Text("nominatedNodeName"));
        Assert.Equal([$"Preempted by pod {Pod("vip").Uid} on node {node}"], _cluster.Events("Preempted"));
        Assert.Equal(["0/3 nodes are available: 3 Insufficient cpu."], _cluster.Events("FailedScheduling"));
        Assert.Equal("PreemptionByScheduler", Conditions.Find(victim.Status, "DisruptionTarget").Text("reason"));
        _cluster.Run(60);

        Assert.Equal(node, Pod("vip").Spec.Text("nodeName"));
    }

    [Fact]
    public void Priority_NeverPreempting_Waits()
    {
        for (var i = 0; i < 3; i++)
            Create($"low{i}", $$"""{ {{Cpu("3")}} }""");
        Create("polite", $$"""{ "priority": 100, "preemptionPolicy": "Never", {{Cpu("3")}} }""");

        Assert.Equal("0/3 nodes are available: 3 Insufficient cpu. preemption: not eligible due to preemptionPolicy=Never.", Refusal("polite"));
    }

    [Fact]
    public void Priority_BudgetProtectsOne_AnotherGoes()
    {
        _cluster.Store.Create(Kinds.PodDisruptionBudget, LiveCluster.Json("""
            { "metadata": { "name": "guard", "namespace": "shop" }, "spec": { "maxUnavailable": 0, "selector": { "matchLabels": { "app": "guarded" } } } }
            """));
        for (var i = 0; i < 3; i++)
            Create($"low{i}", $$"""{ "priority": {{i}}, {{Cpu("3")}} }""", app: i == 2 ? "api" : "guarded");
        Create("vip", $$"""{ "priority": 100, {{Cpu("3")}} }""");

        Assert.True(Pod("low2").Deleting);
        Assert.False(Pod("low0").Deleting);
    }

    [Fact]
    public void Scheduler_Down_PodsWaitInSilenceUntilItIsBack()
    {
        _cluster.Plane.Scheduler.Running = false;
        Create("waits", "{}");
        _cluster.Run(600);
        Assert.Equal("", Pod("waits").Spec.Text("nodeName") ?? "");
        Assert.Null(Conditions.Find(Pod("waits").Status, "PodScheduled"));
        Assert.Empty(_cluster.Events("FailedScheduling"));

        _cluster.Plane.Scheduler.Running = true;
        _cluster.Run(1);

        Assert.NotNull(Pod("waits").Spec.Text("nodeName"));
    }

    [Fact]
    public void Gated_IsNotTried()
    {
        Create("gated", """{ "schedulingGates": [ { "name": "example.com/quota" } ] }""");
        Assert.Equal("SchedulingGated", Conditions.Find(Pod("gated").Status, "PodScheduled").Text("reason"));
        Assert.Empty(_cluster.Events("FailedScheduling"));

        _cluster.Store.Mutate(Kinds.Pod, "shop", "gated", json => ((JsonObject)json["spec"]!).Remove("schedulingGates"));
        _cluster.Run(1);

        Assert.NotNull(Pod("gated").Spec.Text("nodeName"));
    }

    private static string Cpu(string amount) => $$"""
        "containers": [ { "name": "c", "image": "x:1", "resources": { "requests": { "cpu": "{{amount}}" } } } ], "terminationGracePeriodSeconds": 5
        """;

    private static string Volume(string claim) => $$"""{ "volumes": [ { "name": "data", "persistentVolumeClaim": { "claimName": "{{claim}}" } } ] }""";

    private void Create(string name, string spec, string app = "api")
    {
        var pod = LiveCluster.Json($$"""
            { "metadata": { "name": "{{name}}", "namespace": "shop", "labels": { "app": "{{app}}" } }, "spec": { "containers": [ { "name": "c", "image": "x:1" } ] } }
            """);
        foreach (var (field, value) in LiveCluster.Json(spec))
            pod["spec"]![field] = value?.DeepClone();
        _cluster.Store.Create(Kinds.Pod, pod);
        _cluster.Run(0.1);
    }

    private void Label(string node, string label, string value) =>
        _cluster.Store.Mutate(Kinds.Node, null, node, json => json["metadata"]!["labels"]![label] = value);

    private StoredObject Pod(string name) => _cluster.Store.Get(Kinds.Pod, "shop", name);

    private string? Refusal(string name) =>
        Conditions.Find(Pod(name).Status, "PodScheduled") is { } condition && condition.Text("status") == "False" ? condition.Text("message") : null;
}
