using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Kubelet;

/// <summary>One pod "api" with one container "main" on a living cluster, and what became of it.</summary>
internal sealed class TestPod
{
    public LiveCluster Cluster { get; } = new();

    public StoredObject Pod => Cluster.Store.Get(Kinds.Pod, "shop", "api");

    public string? Phase => Pod.Status.Text("phase");

    public bool Ready => Pods.IsReady(Pod);

    /// <summary>Creates the pod: fields of its container, and of its spec.</summary>
    public TestPod Create(string container, string spec = "{}")
    {
        var pod = LiveCluster.Json("""
            { "metadata": { "name": "api", "namespace": "shop", "labels": { "app": "api" } }, "spec": { "restartPolicy": "Always", "containers": [ { "name": "main", "image": "busybox:1.36" } ] } }
            """);
        foreach (var (name, value) in LiveCluster.Json(spec))
            pod["spec"]![name] = value?.DeepClone();
        foreach (var (name, value) in LiveCluster.Json(container))
            pod["spec"]!["containers"]![0]![name] = value?.DeepClone();
        Cluster.Store.Create(Kinds.Pod, pod);
        return this;
    }

    /// <summary>Creates the pod with a shell script as its container's command.</summary>
    public TestPod RunScript(string script, string spec = "{}", string container = "{}")
    {
        var described = LiveCluster.Json(container);
        described["command"] = new JsonArray("sh", "-c", script);
        return Create(described.ToJsonString(), spec);
    }

    public TestPod Run(double seconds)
    {
        Cluster.Run(seconds);
        return this;
    }

    public JsonObject Container(string name = "main") => (JsonObject)(Pod.Status.Array("containerStatuses") ?? [])
        .Concat(Pod.Status.Array("initContainerStatuses") ?? []).Single(status => status.Text("name") == name)!;

    /// <summary>The container's state: what it waits for, <c>running</c>, or its exit code and reason.</summary>
    public string State(string name = "main") => Describe(Container(name).Object("state"));

    /// <summary>How the run before the present one ended.</summary>
    public string Last(string name = "main") => Describe(Container(name).Object("lastState"));

    public IReadOnlyList<string> Log(string name = "main", bool previous = false) =>
        [.. (Cluster.Plane.Logs.Read("shop", "api", name, previous) ?? []).Select(line => line.Text)];

    /// <summary>The distinct messages of all events with a reason.</summary>
    public IReadOnlyList<string> Events(string reason) => [.. Cluster.Events(reason).Distinct()];

    private static string Describe(JsonObject? state)
    {
        if (state.Object("running") is not null)
            return "running";
        if (state.Object("waiting") is { } waiting)
            return waiting.Text("reason") ?? "";
        return state.Object("terminated") is { } ended ? $"{ended.Number("exitCode")} {ended.Text("reason")}" : "";
    }
}
