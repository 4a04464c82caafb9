using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Kubelet;

public sealed class UsageTests
{
    private const string Image = "registry.example/shop/api:1.4.1";
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Usage_OfARunningContainer_IsWhatItsProgramUsesNow()
    {
        _cluster.Plane.Registry.Publish(Image, new FakeProgram(_ => new() { Usage = since => new((long)since.TotalSeconds, 42) }));
        Create();
        Assert.Null(_cluster.Plane.Usage.Of("shop", "api", "api"));

        _cluster.Run(30);

        var usage = _cluster.Plane.Usage.Of("shop", "api", "api");
        Assert.InRange(usage!.MilliCpu, 20, 30);
        Assert.Equal(42, usage.MemoryBytes);
        Assert.Null(_cluster.Plane.Usage.Of("shop", "api", "other"));
    }

    [Fact]
    public void Usage_OfAnEndedContainer_IsNone()
    {
        _cluster.Plane.Registry.Publish(Image, FakeProgram.Exits(1));
        Create();
        _cluster.Run(30);

        Assert.Null(_cluster.Plane.Usage.Of("shop", "api", "api"));
    }

    private void Create() => _cluster.Store.Create(Kinds.Pod, LiveCluster.Json(
        $$"""{ "metadata": { "name": "api", "namespace": "shop" }, "spec": { "restartPolicy": "Always", "containers": [ { "name": "api", "image": "{{Image}}" } ] } }"""));
}
