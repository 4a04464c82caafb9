using System.Text.Json.Nodes;
using Autoheal.Simulation.Alerts;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;
using Autoheal.Simulation.Tests.Faults;

namespace Autoheal.Simulation.Tests.Applications;

/// <summary>Applications that call each other: what goes wrong in one shows in its callers, in their own words.</summary>
public sealed class ConnectedWorldTests
{
    private readonly FaultyWorld _world = new(landscape: new LandscapeOptions { Connected = true });

    private ObjectStore Store => _world.World.Store;

    private Workload Primary => _world.Target;

    private ApplicationModel Model => _world.World.Plane.Applications;

    private BackendState Database => Model.Backends.Of(Primary.Backend!.Key);

    [Fact]
    public void World_Connected_IsWell()
    {
        _world.Run(120);

        Assert.Empty(Model.Troubled());
        Assert.All(Store.List(Kinds.Pod), pod => Assert.True(Pods.IsReady(pod), pod.Name));
    }

    [Fact]
    public void Password_Rotated_OldPodsFailUntilTheyAreRestarted()
    {
        Database.Password = "new";
        Store.Mutate(Kinds.Secret, Primary.Namespace, Primary.Backend!.SecretName, json => json["data"]![Backend.PasswordKey] = Convert.ToBase64String("new"u8));
        _world.Run(60);

        Assert.Contains(LogOf(Primary.Name), line => line.Contains(Refusal(), StringComparison.Ordinal));
        Assert.Contains(Model.Troubled(), health => health.Service == Primary.Name && health.ErrorShare >= 1);
        Assert.Contains(Model.Troubled(), health => health.Service == "storefront");
        Assert.Equal(Primary.Replicas, _world.Available);

        Restart(Primary.Name);
        _world.Run(180);

        Assert.Empty(Model.Troubled());
    }

    [Fact]
    public void Database_Gone_NewPodsGiveUpAndOldOnesFail()
    {
        Store.Mutate(Kinds.StatefulSet, Primary.Namespace, Primary.Backend!.Name, json => json["spec"]!["replicas"] = 0);
        _world.Run(60);
        Assert.Contains(Model.Troubled(), health => health.Service == Primary.Name);

        Restart(Primary.Name);
        _world.Run(60);

        Assert.Contains("CrashLoopBackOff", _world.WaitingReasons);
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("port")]
    [InlineData("service")]
    [InlineData("dns")]
    [InlineData("corefile")]
    [InlineData("protocol")]
    public void Network_Broken_CallersFailAndRecover(string how)
    {
        var sibling = _world.World.Landscape.SiblingOf(Primary)!;
        var service = Store.Get(Kinds.Service, sibling.Namespace, sibling.Name).Clone();
        var corefile = Store.Get(Kinds.ConfigMap, "kube-system", "coredns").Clone();
        Break(how, sibling);
        _world.Run(45);
        Assert.Contains(Model.Troubled(), health => health.Service == Primary.Name);

        Heal(how, sibling, service, corefile);
        _world.Run(60);

        Assert.DoesNotContain(Model.Troubled(), health => health.Service == Primary.Name);
    }

    [Fact]
    public void Nodes_ThatLosePackets_SlowCallsDown()
    {
        foreach (var node in Store.List(Kinds.Node))
            _world.World.Plane.Nodes.Of(node.Name).Begin(NodeTrouble.PacketLoss);
        _world.Run(30);

        Assert.Contains(Model.Troubled(), health => health.Service == "storefront" && health is { ErrorShare: 0, Delay.TotalMilliseconds: > 100 });
    }

    [Fact]
    public void Load_BeyondTheCpuLimit_SlowsCallersDown()
    {
        Store.Mutate(Kinds.Deployment, Primary.Namespace, Primary.Name, json => json["spec"]!["template"]!["spec"]!["containers"]![0]!["resources"]!["limits"]!["cpu"] = "100m");
        _world.Run(120);
        Model.Load.Multiply(Primary.Key, 12);
        _world.Run(30);

        Assert.Contains(Model.Troubled(), health => health.Service == Primary.Name && health.Delay > TimeSpan.FromSeconds(1));
        Assert.Contains(Model.Troubled(), health => health.Service == "storefront");
        var pod = _world.Pods.First();
        Assert.Equal(100, _world.World.Plane.Usage.Of(pod.Namespace!, pod.Name, Primary.Name)!.MilliCpu);
    }

    [Fact]
    public void Alerts_AboutTheService_TellOfErrors()
    {
        var received = new List<JsonObject>();
        var alertmanager = new SimulatedAlertmanager(_world.World, new AlertmanagerOptions(), (body, _) =>
        {
            received.Add(JsonNode.Parse(body.Span)!.AsObject());
            return Task.CompletedTask;
        });
        alertmanager.Start();
        Database.ConnectionLimit = 5;
        _world.Run(180);

        var names = received.SelectMany(body => body.Array("alerts")!).Select(alert => $"{alert.Text("labels", "alertname")} {alert.Text("labels", "service")}").Distinct();
        Assert.Contains($"ServiceErrorRateHigh {Primary.Name}", names);
    }

    [Fact]
    public void SameSeed_SameLogs()
    {
        static string Trace(int seed)
        {
            var test = new FaultyWorld(seed, new LandscapeOptions { Connected = true });
            test.World.Plane.Applications.Backends.Of(test.Target.Backend!.Key).ReadOnly = true;
            test.Run(200);
            return string.Join('\n', test.World.Store.List(Kinds.Pod, test.Target.Namespace).SelectMany(pod =>
                test.World.Plane.Logs.Read(pod.Namespace!, pod.Name, pod.Spec.Array("containers")![0].Text("name")!, previous: false)!.Select(line => $"{line.At:O} {line.Text}")));
        }

        Assert.Equal(Trace(11), Trace(11));
        Assert.NotEqual(Trace(11), Trace(12));
    }

    private string Refusal() => Primary.Backend!.Kind switch
    {
        BackendKind.PostgreSql => "password authentication failed for user \"app\"",
        BackendKind.MySql => "Access denied for user 'app'",
        BackendKind.Redis => "WRONGPASS",
        _ => "ACCESS_REFUSED",
    };

    private void Break(string how, Workload sibling)
    {
        switch (how)
        {
            case "policy":
                Store.Create(Kinds.NetworkPolicy, LiveCluster.Json($$"""
                    { "metadata": { "name": "deny", "namespace": "{{sibling.Namespace}}" }, "spec": { "podSelector": { "matchLabels": { "app": "{{sibling.Name}}" } }, "policyTypes": [ "Ingress" ] } }
                    """));
                break;
            case "port":
                Store.Mutate(Kinds.Service, sibling.Namespace, sibling.Name, json => json["spec"]!["ports"]![0]!["targetPort"] = 9999);
                break;
            case "protocol":
                Store.Mutate(Kinds.Service, sibling.Namespace, sibling.Name, json => json["spec"]!["ports"]![0]!["protocol"] = "UDP");
                break;
            case "service":
                Store.Delete(Kinds.Service, sibling.Namespace, sibling.Name, DeleteOptions.Default);
                break;
            case "dns":
                Store.Mutate(Kinds.Deployment, "kube-system", "coredns", json => json["spec"]!["replicas"] = 0);
                break;
            default:
                Store.Mutate(Kinds.ConfigMap, "kube-system", "coredns", json =>
                    json["data"]!["Corefile"] = json["data"]!["Corefile"]!.GetValue<string>().Replace("cluster.local", "cluster.wrong", StringComparison.Ordinal));
                break;
        }
    }

    private void Heal(string how, Workload sibling, JsonObject service, JsonObject corefile)
    {
        switch (how)
        {
            case "policy":
                Store.Delete(Kinds.NetworkPolicy, sibling.Namespace, "deny", DeleteOptions.Default);
                break;
            case "service":
                Store.Create(Kinds.Service, service);
                break;
            case "dns":
                Store.Mutate(Kinds.Deployment, "kube-system", "coredns", json => json["spec"]!["replicas"] = 2);
                break;
            case "corefile":
                Store.Mutate(Kinds.ConfigMap, "kube-system", "coredns", json => json["data"] = corefile["data"]!.DeepClone());
                break;
            default:
                Store.Mutate(Kinds.Service, sibling.Namespace, sibling.Name, json => json["spec"]!["ports"] = service["spec"]!["ports"]!.DeepClone());
                break;
        }
    }

    private void Restart(string name) => Store.Mutate(Kinds.Deployment, Primary.Namespace, name, json =>
        json["spec"]!["template"]!["metadata"]!.AsObject().Ensure("annotations")["kubectl.kubernetes.io/restartedAt"] = "2026-03-01T12:01:00Z");

    private IEnumerable<string> LogOf(string app) => Store.List(Kinds.Pod, Primary.Namespace)
        .Where(pod => pod.Labels.Text("app") == app)
        .SelectMany(pod => _world.World.Plane.Logs.Read(pod.Namespace!, pod.Name, app, previous: false) ?? [])
        .Select(line => line.Text);
}
