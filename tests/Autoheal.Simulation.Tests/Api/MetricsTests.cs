using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class MetricsTests
{
    private const string Metrics = "/apis/metrics.k8s.io/v1beta1";
    private readonly TestCluster _cluster = new();

    public MetricsTests()
    {
        _cluster.Server.Usage = new SteadyUsage();
        _cluster.Post("/api/v1/namespaces", """{"metadata":{"name":"kube-system"}}""");
    }

    [Fact]
    public void WithoutMetricsServer_TheGroupIsUnknown()
    {
        _cluster.Get(Metrics + "/nodes").Expect(404);
        Assert.DoesNotContain("metrics.k8s.io", _cluster.Get("/apis").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void MetricsServerThatIsNotReady_IsUnavailable()
    {
        Install(ready: 0);

        Assert.Contains("metrics.k8s.io", _cluster.Get("/apis").Body, StringComparison.Ordinal);
        Assert.Equal("the server is currently unable to handle the request", _cluster.Get(Metrics + "/nodes").Expect(503).Message);
    }

    [Fact]
    public void Pods_ShowWhatTheirContainersUse()
    {
        Install(ready: 1);
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("p", "n1")).Expect(201);
        _cluster.Store.MutateStatus(Kinds.Pod, "shop", "p", pod => pod.Ensure("status")["phase"] = "Running");
        _cluster.Store.Create(Kinds.Node, new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "n1" } });

        var pods = _cluster.Get(Metrics + "/namespaces/shop/pods").Expect(200);

        Assert.Equal("""{"cpu":"120m","memory":"65536Ki"}""", pods.At("items/0/containers/0/usage")!.ToJsonString());
        Assert.Equal("""{"cpu":"120m","memory":"65536Ki"}""", _cluster.Get(Metrics + "/nodes/n1").Expect(200).At("usage")!.ToJsonString());
        _cluster.Get(Metrics + "/namespaces/shop/pods/none").Expect(404);
    }

    private void Install(int ready)
    {
        _cluster.Post("/apis/apps/v1/namespaces/kube-system/deployments", TestCluster.Deployment("metrics-server")).Expect(201);
        _cluster.Store.MutateStatus(Kinds.Deployment, "kube-system", "metrics-server", o => o.Ensure("status")["readyReplicas"] = ready);
    }

    private sealed class SteadyUsage : IContainerUsage
    {
        public ContainerUsage? Of(string ns, string pod, string container) => container == "app" ? new(120, 64 * 1024 * 1024) : null;
    }
}
