using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Applications.Networking;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Faults;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Applications;

public sealed class SystemPodsTests
{
    [Fact]
    public void World_WithApplications_HasNameServerProxiesAndMetrics()
    {
        var world = new FaultyWorld();
        world.Run(60);

        var pods = world.World.Store.List(Kinds.Pod, "kube-system");
        Assert.Equal(["coredns", "coredns", "kube-proxy", "kube-proxy", "kube-proxy", "metrics-server"], pods.Select(pod => pod.Spec.Array("containers")![0].Text("name")));
        Assert.All(pods, pod => Assert.True(Pods.IsReady(pod), pod.Name));
    }

    [Fact]
    public void World_WithoutThem_HasNone()
    {
        var clock = new VirtualClock(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var world = new SimulatedWorld(new WorldOptions { SystemPods = false, Landscape = new LandscapeOptions() }, clock);

        Assert.Empty(world.Store.List(Kinds.Pod, "kube-system"));
    }

    [Fact]
    public void Corefile_Broken_CrashesTheServersThatStartWithIt()
    {
        var world = new FaultyWorld();
        world.World.Store.Mutate(Kinds.ConfigMap, "kube-system", "coredns", json => json["data"]!["Corefile"] = ".:53 {\n    kubernets cluster.local\n}\n");
        var caller = world.Pods.First();
        Assert.Equal(Reachability.Open, world.World.Plane.Network.Resolve(caller, "kube-dns.kube-system").Outcome);

        foreach (var pod in world.World.Store.List(Kinds.Pod, "kube-system").Where(pod => pod.Name.StartsWith("coredns-", StringComparison.Ordinal)))
            world.World.Store.Delete(Kinds.Pod, "kube-system", pod.Name, DeleteOptions.Default);
        world.Run(60);

        Assert.Equal(Reachability.NameServerSilent, world.World.Plane.Network.Resolve(caller, "kube-dns.kube-system").Outcome);
    }

    [Theory]
    [InlineData(".:53 {\n    errors\n    kubernetes cluster.local\n    forward . /etc/resolv.conf\n}\n", null)]
    [InlineData(".:53 {\n    errors\n", "/etc/coredns/Corefile:3 - Error during parsing: Unexpected EOF, expecting '}'")]
    [InlineData(".:53 {\n    errrors\n}\n", "/etc/coredns/Corefile:2 - Error during parsing: Unknown directive 'errrors'")]
    public void Corefile_Complaint_NamesTheLine(string text, string? complaint) => Assert.Equal(complaint, Corefile.Complaint(text));
}
