using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Controllers;

/// <summary>A store with a living control plane and three nodes, driven by virtual time; no API server in front of it.</summary>
internal sealed class LiveCluster
{
    public LiveCluster(ulong seed = 7)
    {
        Clock = new VirtualClock(Start);
        var random = new SeededRandom(seed);
        Store = new ObjectStore(Clock, random.Fork("store"));
        Plane = new ControlPlane(Store, Clock, random);
        foreach (var name in (string[])["node-a", "node-b", "node-c"])
            Store.Create(Kinds.Node, Node(name));
        Store.Create(Kinds.Namespace, Json("""{"metadata":{"name":"shop"}}"""));
    }

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public VirtualClock Clock { get; }

    public ObjectStore Store { get; }

    public ControlPlane Plane { get; }

    public static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

    /// <summary>A Deployment "api" as the API server would have defaulted it.</summary>
    public static JsonObject Deployment(int replicas = 4, string image = "registry.example/shop/api:1.4.1", string strategy = "{}", string container = "{}")
    {
        var deployment = Json($$$"""
            {
              "metadata": { "name": "api", "namespace": "shop", "labels": { "app": "api" } },
              "spec": {
                "replicas": {{{replicas}}},
                "selector": { "matchLabels": { "app": "api" } },
                "strategy": {{{strategy}}},
                "template": {
                  "metadata": { "labels": { "app": "api" } },
                  "spec": { "restartPolicy": "Always", "terminationGracePeriodSeconds": 30, "containers": [ { "name": "api", "image": "{{{image}}}" } ] }
                }
              }
            }
            """);
        var spec = (JsonObject)deployment["spec"]!["template"]!["spec"]!["containers"]![0]!;
        foreach (var (name, value) in Json(container))
            spec[name] = value?.DeepClone();
        return deployment;
    }

    /// <summary>Lets virtual time pass with everything that happens in it.</summary>
    public void Run(double seconds)
    {
        var end = Clock.GetUtcNow().AddSeconds(seconds);
        while (Plane.NextDue is { } due && due <= end)
        {
            Clock.AdvanceTo(due > Clock.GetUtcNow() ? due : Clock.GetUtcNow());
            Plane.Step();
        }

        Clock.AdvanceTo(end);
    }

    public IReadOnlyList<StoredObject> Pods() => Store.List(Kinds.Pod, "shop");

    public JsonObject Status(ObjectKind kind, string name) => Store.Get(kind, "shop", name).Status!;

    public IEnumerable<string> Events(string reason) =>
        Store.List(Kinds.Event, "shop").Where(e => e.Json.Text("reason") == reason).Select(e => e.Json.Text("message")!);

    private static JsonObject Node(string name) => Json($$"""
        {
          "metadata": { "name": "{{name}}", "labels": { "kubernetes.io/hostname": "{{name}}" } },
          "spec": {},
          "status": {
            "allocatable": { "cpu": "4", "memory": "8Gi", "pods": "110" },
            "addresses": [ { "type": "InternalIP", "address": "172.18.0.2" } ]
          }
        }
        """);
}
