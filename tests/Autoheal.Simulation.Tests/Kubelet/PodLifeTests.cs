using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Kubelet;

public sealed class PodLifeTests
{
    private const string Image = "registry.example/shop/api:1.4.1";
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void NewPod_OnItsWayToReady_ShowsTheStagesOfARealOne()
    {
        Publish(FakeProgram.Listens(8080));
        var seen = Watch();

        CreatePod("""{ "ports": [ { "name": "http", "containerPort": 8080 } ], "readinessProbe": { "httpGet": { "path": "/healthz", "port": "http" }, "periodSeconds": 2 } }""");
        _cluster.Run(30);

        Assert.Equal(["Pending", "Pending ContainerCreating", "Running running", "Running running ready"], seen.Distinct());
        Assert.Equal(
            ["Scheduled", "Pulling", "Pulled", "Created", "Started", "Unhealthy"],
            _cluster.Store.List(Kinds.Event, "shop").OrderBy(e => e.ResourceVersion).Select(e => e.Json.Text("reason")));
        var pod = Pod();
        Assert.StartsWith("10.244.", pod.Status.Text("podIP"), StringComparison.Ordinal);
        Assert.Equal(
            ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"],
            pod.Status.Array("conditions")!.Select(condition => condition.Text("type")));
        Assert.Matches($"^Readiness probe failed: Get \"http://{pod.Status.Text("podIP")}:8080/healthz\": dial tcp {pod.Status.Text("podIP")}:8080: connect: connection refused$", _cluster.Events("Unhealthy").Single());
    }

    [Fact]
    public void CrashLoop_BackOff_DoublesUpToFiveMinutes()
    {
        Publish(FakeProgram.Exits(3));
        var waits = new List<string>();
        _cluster.Store.Changed += change =>
        {
            if (change.Kind == Kinds.Pod && State(change.Object).Object("waiting") is { } waiting && waiting.Text("reason") == "CrashLoopBackOff")
                waits.Add(waiting.Text("message")!);
        };

        CreatePod();
        _cluster.Run(3600);

        var name = $"api_shop({Pod().Uid})";
        Assert.Equal(
            ["10s", "20s", "40s", "1m20s", "2m40s", "5m0s"],
            waits.Distinct().Select(wait => wait.Replace("back-off ", "", StringComparison.Ordinal).Replace($" restarting failed container=api pod={name}", "", StringComparison.Ordinal)));
        var container = Pod().Status.Array("containerStatuses")![0];
        Assert.Equal((3, "Error"), (container.Object("lastState").Object("terminated").Number("exitCode"), container.Object("lastState").Object("terminated").Text("reason")));
        Assert.InRange(container.Number("restartCount")!.Value, 14, 17);
        Assert.Contains($"Back-off restarting failed container api in pod {name}", _cluster.Events("BackOff"));
    }

    [Fact]
    public void CrashLoop_RunsForTenMinutes_StartsOverWithTheBackOff()
    {
        var run = 0;
        Publish(new FakeProgram(_ => new() { ExitsAfter = ++run == 4 ? TimeSpan.FromMinutes(21) : TimeSpan.FromSeconds(1), ExitCode = 1 }));
        CreatePod();
        _cluster.Run(60);
        Assert.Equal(4, run);

        _cluster.Run(21 * 60);

        Assert.True(run >= 5);
        Assert.Matches("^back-off 10s ", State(Pod()).Object("waiting").Text("message") ?? "back-off 10s ");
    }

    [Fact]
    public void Log_OfARestartedContainer_IsThePreviousOne()
    {
        var run = 0;
        Publish(new FakeProgram(_ => new() { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 1, Log = [(TimeSpan.Zero, $"run {++run}")] }));
        CreatePod();
        _cluster.Run(6);

        Assert.Equal("run 2", _cluster.Plane.Logs.Read("shop", "api", "api", previous: false)!.Single().Text);
        Assert.Equal("run 1", _cluster.Plane.Logs.Read("shop", "api", "api", previous: true)!.Single().Text);
        Assert.Null(_cluster.Plane.Logs.Read("shop", "other", "api", previous: false));
    }

    [Fact]
    public void OutOfMemory_ShowsTheReasonAndCode137()
    {
        Publish(new FakeProgram(start => new() { ExitsAfter = TimeSpan.FromSeconds(2), OutOfMemory = start.MemoryLimit < 100_000_000 }));
        CreatePod("""{ "resources": { "limits": { "memory": "64Mi" } } }""");
        _cluster.Run(20);

        var last = Pod().Status.Array("containerStatuses")![0].Object("lastState").Object("terminated");
        Assert.Equal((137, "OOMKilled"), (last.Number("exitCode"), last.Text("reason")));
    }

    [Fact]
    public void StartError_IsReportedWith128AndBacksOff()
    {
        const string Error = "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"/app/serve\": stat /app/serve: no such file or directory: unknown";
        Publish(new FakeProgram(_ => new() { StartError = Error }));
        var seen = Watch();
        CreatePod();
        _cluster.Run(20);

        Assert.Contains("Pending RunContainerError", seen.Select(line => line.Replace("Running", "Pending", StringComparison.Ordinal)));
        var last = Pod().Status.Array("containerStatuses")![0].Object("lastState").Object("terminated");
        Assert.Equal((128, "StartError", Error), (last.Number("exitCode"), last.Text("reason"), last.Text("message")));
        Assert.Contains($"Error: {Error}", _cluster.Events("Failed"));
    }

    [Fact]
    public void Liveness_StopsAnswering_ContainerIsKilledAndRestarted()
    {
        Publish(FakeProgram.Listens(9000));
        CreatePod("""{ "livenessProbe": { "tcpSocket": { "port": 8080 }, "periodSeconds": 5, "failureThreshold": 2, "initialDelaySeconds": 3 } }""");
        _cluster.Run(30);

        Assert.True(Pods.Restarts(Pod()) >= 1);
        Assert.Contains("Container api failed liveness probe, will be restarted", _cluster.Events("Killing"));
        Assert.Contains(_cluster.Events("Unhealthy"), message => message.StartsWith("Liveness probe failed: dial tcp 10.244.", StringComparison.Ordinal));
    }

    [Fact]
    public void StartupProbe_SlowProgram_HoldsTheOthersBack()
    {
        Publish(FakeProgram.Listens(8080, afterSeconds: 40));
        CreatePod("""
            {
              "startupProbe": { "tcpSocket": { "port": 8080 }, "periodSeconds": 5, "failureThreshold": 30 },
              "livenessProbe": { "tcpSocket": { "port": 8080 }, "periodSeconds": 5, "failureThreshold": 1 }
            }
            """);
        _cluster.Run(30);
        Assert.False(Pods.IsReady(Pod()));
        _cluster.Run(30);

        Assert.True(Pods.IsReady(Pod()));
        Assert.Equal(0, Pods.Restarts(Pod()));
    }

    [Fact]
    public void RestartPolicyNever_ExitZero_Succeeds()
    {
        Publish(FakeProgram.Exits(0));
        CreatePod(policy: "Never");
        _cluster.Run(20);

        Assert.Equal("Succeeded", Pod().Status.Text("phase"));
        Assert.Equal("PodCompleted", Conditions.Find(Pod().Status, "Ready").Text("reason"));
        Assert.Equal("Completed", State(Pod()).Object("terminated").Text("reason"));
    }

    [Fact]
    public void InitContainers_RunInOrderBeforeTheOthers()
    {
        _cluster.Plane.Registry.Publish("registry.example/shop/init:1", FakeProgram.Exits(0, 2));
        Publish(FakeProgram.Listens(8080));
        var pod = Describe("{}", "Always");
        pod["spec"]!["initContainers"] = new JsonArray(
            new JsonObject { ["name"] = "first", ["image"] = "registry.example/shop/init:1" }, new JsonObject { ["name"] = "second", ["image"] = "registry.example/shop/init:1" });
        _cluster.Store.Create(Kinds.Pod, pod);
        _cluster.Run(4);
        Assert.Equal("PodInitializing", State(Pod()).Object("waiting").Text("reason"));
        Assert.Equal("containers with incomplete status: [second]", Conditions.Find(Pod().Status, "Initialized").Text("message")!.Replace("first ", "", StringComparison.Ordinal));
        _cluster.Run(20);

        Assert.True(Pods.IsReady(Pod()));
        Assert.All(Pod().Status.Array("initContainerStatuses")!, status => Assert.Equal("Completed", status.Object("state").Object("terminated").Text("reason")));
    }

    [Fact]
    public void Delete_RunningPod_StopsItWithinItsGracePeriodAndIsGone()
    {
        Publish(FakeProgram.Listens(8080, stopsAfterSeconds: 60));
        CreatePod();
        _cluster.Run(20);
        _cluster.Store.Delete(Kinds.Pod, "shop", "api", new() { GracePeriodSeconds = 5 });
        var seen = Watch();
        _cluster.Run(4);
        Assert.NotNull(_cluster.Store.Find(Kinds.Pod, "shop", "api"));
        _cluster.Run(4);

        Assert.Null(_cluster.Store.Find(Kinds.Pod, "shop", "api"));
        Assert.Contains("Failed terminated 137", seen);
        Assert.Contains("Stopping container api", _cluster.Events("Killing"));
    }

    private void Publish(IImageBehaviour program) => _cluster.Plane.Registry.Publish(Image, program);

    private void CreatePod(string container = "{}", string policy = "Always") => _cluster.Store.Create(Kinds.Pod, Describe(container, policy));

    private static JsonObject Describe(string container, string policy)
    {
        var pod = LiveCluster.Json($$"""
            { "metadata": { "name": "api", "namespace": "shop" }, "spec": { "restartPolicy": "{{policy}}", "containers": [ { "name": "api", "image": "{{Image}}" } ] } }
            """);
        foreach (var (name, value) in LiveCluster.Json(container))
            pod["spec"]!["containers"]![0]![name] = value?.DeepClone();
        return pod;
    }

    private StoredObject Pod() => _cluster.Store.Get(Kinds.Pod, "shop", "api");

    private static JsonObject? State(StoredObject pod) => pod.Status.Array("containerStatuses")?[0].Object("state");

    /// <summary>Records phase, state and readiness at each change of the pod.</summary>
    private List<string> Watch()
    {
        var seen = new List<string>();
        _cluster.Store.Changed += change =>
        {
            if (change.Kind == Kinds.Pod)
                seen.Add(Summarize(change.Object));
        };
        return seen;
    }

    private static string Summarize(StoredObject pod)
    {
        var state = State(pod);
        var shown = state.Object("waiting").Text("reason")
            ?? (state.Object("running") is not null ? "running" : state.Object("terminated") is { } ended ? $"terminated {ended.Number("exitCode")}" : "");
        return $"{pod.Status.Text("phase") ?? "Pending"} {shown} {(Pods.IsReady(pod) ? "ready" : "")}".TrimEnd();
    }
}
