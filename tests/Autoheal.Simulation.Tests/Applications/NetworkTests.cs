using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Applications;

/// <summary>What a process in a pod reaches, and how far it comes otherwise.</summary>
public sealed class NetworkTests
{
    private readonly LiveCluster _cluster = new();

    public NetworkTests()
    {
        Pod("caller", "busybox:1", """, "command": [ "sleep", "36000" ]""", node: "node-a");
        Pod("web", "nginx:1.27", "", node: "node-b");
        Service("""{ "selector": { "app": "web" }, "ports": [ { "port": 8080, "targetPort": 80, "protocol": "TCP" } ] }""");
        _cluster.Run(20);
    }

    private StoredObject Caller => _cluster.Store.Get(Kinds.Pod, "shop", "caller");

    [Theory]
    [InlineData("web", 8080, nameof(Reachability.Open))]
    [InlineData("web.shop.svc.cluster.local", 8080, nameof(Reachability.Open))]
    [InlineData("web.other", 8080, nameof(Reachability.UnknownName))]
    [InlineData("nobody", 8080, nameof(Reachability.UnknownName))]
    [InlineData("web", 81, nameof(Reachability.TimedOut))]
    [InlineData("api.example", 443, nameof(Reachability.Open))]
    public void Connect_ByName_ComesAsFarAsARealOne(string host, int port, string outcome) => Assert.Equal(outcome, Connect(host, port));

    [Fact]
    public void Connect_ToAPodThatListensElsewhere_IsRefused()
    {
        _cluster.Store.Mutate(Kinds.Service, "shop", "web", json => json["spec"]!["ports"]![0]!["targetPort"] = 81);
        _cluster.Run(5);

        Assert.Equal("Refused", Connect("web", 8080));
    }

    [Fact]
    public void Connect_WithoutReadyEndpoints_IsRefused()
    {
        _cluster.Store.Delete(Kinds.Pod, "shop", "web", DeleteOptions.Now);
        _cluster.Run(5);

        Assert.Equal("Refused", Connect("web", 8080));
    }

    [Fact]
    public void Connect_LocalTrafficOnly_NeedsAnEndpointOnTheNode()
    {
        _cluster.Store.Mutate(Kinds.Service, "shop", "web", json => json["spec"]!["internalTrafficPolicy"] = "Local");

        Assert.Equal("TimedOut", Connect("web", 8080));
    }

    [Theory]
    [InlineData("""{ "podSelector": {}, "policyTypes": [ "Egress" ] }""", "TimedOut")]
    [InlineData("""{ "podSelector": { "matchLabels": { "app": "web" } }, "ingress": [ { "from": [ { "podSelector": { "matchLabels": { "app": "friend" } } } ] } ] }""", "TimedOut")]
    [InlineData("""{ "podSelector": { "matchLabels": { "app": "web" } }, "ingress": [ { "from": [ { "podSelector": { "matchLabels": { "app": "caller" } } } ], "ports": [ { "port": 80 } ] } ] }""", "Open")]
    [InlineData("""{ "podSelector": { "matchLabels": { "app": "web" } }, "ingress": [ { "ports": [ { "port": 81 } ] } ] }""", "TimedOut")]
    [InlineData("""{ "podSelector": { "matchLabels": { "app": "other" } }, "policyTypes": [ "Ingress", "Egress" ] }""", "Open")]
    public void Connect_UnderAPolicy_IsLetThroughOrNot(string spec, string outcome)
    {
        _cluster.Store.Create(Kinds.NetworkPolicy, LiveCluster.Json($$"""{ "metadata": { "name": "policy", "namespace": "shop" }, "spec": {{spec}} }"""));

        Assert.Equal(outcome, Connect("web", 8080));
    }

    [Fact]
    public void Connect_AcrossAPartition_TimesOut()
    {
        _cluster.Plane.Nodes.Of("node-b").Begin(NodeTrouble.Partitioned);
        Assert.Equal("TimedOut", Connect("web", 8080));

        _cluster.Plane.Nodes.Of("node-b").End(NodeTrouble.Partitioned);
        Assert.Equal("Open", Connect("web", 8080));
    }

    [Fact]
    public void Resolve_ByThePodsOwnSettings_DiffersFromTheClusters()
    {
        Pod("stale", "busybox:1", """, "command": [ "sleep", "36000" ]""", """, "hostAliases": [ { "ip": "10.9.9.9", "hostnames": [ "web" ] } ]""");
        Pod("apart", "busybox:1", """, "command": [ "sleep", "36000" ]""", """, "dnsPolicy": "Default" """);
        _cluster.Run(10);

        Assert.Equal("10.9.9.9", _cluster.Plane.Network.Resolve(_cluster.Store.Get(Kinds.Pod, "shop", "stale"), "web").Address);
        Assert.Equal(Reachability.UnknownName, _cluster.Plane.Network.Resolve(_cluster.Store.Get(Kinds.Pod, "shop", "apart"), "web").Outcome);
    }

    private string Connect(string host, int port) => _cluster.Plane.Network.Connect(Caller, host, port).Outcome.ToString();

    private void Pod(string name, string image, string container, string spec = "", string? node = null) => _cluster.Store.Create(Kinds.Pod, LiveCluster.Json($$"""
        {
          "metadata": { "name": "{{name}}", "namespace": "shop", "labels": { "app": "{{name}}" } },
          "spec": { {{(node is null ? "" : $"\"nodeName\": \"{node}\",")}} "containers": [ { "name": "main", "image": "{{image}}" {{container}} } ] {{spec}} }
        }
        """));

    private void Service(string spec)
    {
        var service = LiveCluster.Json($$"""{ "metadata": { "name": "web", "namespace": "shop" }, "spec": {{spec}} }""");
        service["spec"]!["clusterIP"] = "10.96.1.1";
        _cluster.Store.Create(Kinds.Service, service);
    }
}
