using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Resources;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class SubresourceTests
{
    private const string Scale = TestCluster.Deployments + "/api/scale";
    private const string Log = TestCluster.Pods + "/p/log";
    private const string Eviction = TestCluster.Pods + "/p/eviction";

    private readonly TestCluster _cluster = new();
    private readonly ScriptedLogs _logs = new();

    public SubresourceTests() => _cluster.Server.Logs = _logs;

    [Fact]
    public void Scale_ShowsAndSetsReplicas()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());

        var before = _cluster.Get(Scale).Expect(200);
        var after = _cluster.MergePatch(Scale, """{"spec":{"replicas":5}}""").Expect(200);

        Assert.Equal("Scale", before.Text("kind"));
        Assert.Equal("autoscaling/v1", before.Text("apiVersion"));
        Assert.Equal("2", before.Text("spec/replicas"));
        Assert.Equal("app=api", before.Text("status/selector"));
        Assert.Equal("5", after.Text("spec/replicas"));
        Assert.Equal("5", _cluster.Get(TestCluster.Deployments + "/api").Text("spec/replicas"));
    }

    [Fact]
    public void Scale_UpdateWithStaleVersion_IsConflict()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());
        var scale = _cluster.Get(Scale).Json;
        _cluster.MergePatch(TestCluster.Deployments + "/api", """{"metadata":{"labels":{"a":"b"}}}""");

        scale["spec"]!["replicas"] = 7;

        _cluster.Put(Scale, scale.ToJsonString()).Expect(409);
    }

    [Fact]
    public void Scale_JsonPatchWithTest_IsGuarded()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());

        _cluster.JsonPatch(Scale, """[{"op":"test","path":"/spec/replicas","value":3},{"op":"replace","path":"/spec/replicas","value":9}]""").Expect(422);
        _cluster.JsonPatch(Scale, """[{"op":"test","path":"/spec/replicas","value":2},{"op":"replace","path":"/spec/replicas","value":9}]""").Expect(200);
    }

    [Fact]
    public void Scale_Negative_IsInvalidAndDryRunWritesNothing()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());

        Assert.Equal("Scale.autoscaling \"api\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0",
            _cluster.MergePatch(Scale, """{"spec":{"replicas":-1}}""").Expect(422).Message);
        Assert.Equal("9", _cluster.MergePatch(Scale + "?dryRun=All", """{"spec":{"replicas":9}}""").Expect(200).Text("spec/replicas"));
        Assert.Equal("2", _cluster.Get(Scale).Text("spec/replicas"));
    }

    [Theory]
    [InlineData("", "one\ntwo\nthree\n")]
    [InlineData("?tailLines=2", "two\nthree\n")]
    [InlineData("?tailLines=0", "")]
    [InlineData("?limitBytes=5", "one\nt")]
    [InlineData("?sinceSeconds=15", "two\nthree\n")]
    [InlineData("?previous=true", "before\n")]
    [InlineData("?tailLines=1&timestamps=true", "2026-03-01T08:59:59.000000000Z three\n")]
    public void Log_IsCutAsAsked(string query, string text)
    {
        RunningPod();

        Assert.Equal(text, _cluster.Get(Log + query).Expect(200).Body);
    }

    [Fact]
    public void Log_ContainerNotStarted_SaysWhy()
    {
        RunningPod();
        _logs.Empty = true;
        Assert.Equal("previous terminated container \"app\" in pod \"p\" not found", _cluster.Get(Log + "?previous=true").Expect(400).Message);
        Assert.Equal("container \"app\" in pod \"p\" is waiting to start - no logs yet", _cluster.Get(Log).Expect(400).Message);

        foreach (var (reason, words) in new[] { ("ContainerCreating", "ContainerCreating"), ("ImagePullBackOff", "trying and failing to pull image"), ("ErrImagePull", "image can't be pulled") })
        {
            _cluster.Store.MutateStatus(Kinds.Pod, "shop", "p", pod => pod.Ensure("status")["containerStatuses"] =
                new JsonArray(new JsonObject { ["name"] = "app", ["state"] = new JsonObject { ["waiting"] = new JsonObject { ["reason"] = reason } } }));
            Assert.Equal($"container \"app\" in pod \"p\" is waiting to start: {words}", _cluster.Get(Log).Expect(400).Message);
        }
    }

    [Fact]
    public void Log_OfWhatIsNotThere_IsRefused()
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("p"));
        _cluster.Post(TestCluster.Pods, """{"metadata":{"name":"two"},"spec":{"containers":[{"name":"a","image":"i"},{"name":"b","image":"i"}]}}""");

        _cluster.Get(TestCluster.Pods + "/none/log").Expect(404);
        Assert.Equal("pod p does not have a host assigned", _cluster.Get(Log).Expect(400).Message);
        Assert.Equal("container x is not valid for pod p", _cluster.Get(Log + "?container=x").Expect(400).Message);
        Assert.Equal("a container name must be specified for pod two, choose one of: [a b]", _cluster.Get(TestCluster.Pods + "/two/log").Expect(400).Message);
    }

    [Theory]
    [InlineData("policy/v1")]
    [InlineData("policy/v1beta1")]
    public void Evict_WithoutBudget_DeletesThePodGracefully(string version)
    {
        RunningPod();

        var answer = _cluster.Post(Eviction, EvictionOf(version)).Expect(201);

        Assert.Equal("Success", answer.Text("status"));
        var pod = _cluster.Get(TestCluster.Pods + "/p").Expect(200);
        Assert.NotNull(pod.Text("metadata/deletionTimestamp"));
        Assert.Equal("EvictionByEvictionAPI", pod.Text("status/conditions/0/reason"));
    }

    [Fact]
    public void Evict_DryRun_LeavesThePodAlone()
    {
        RunningPod();

        _cluster.Post(Eviction + "?dryRun=All", EvictionOf("policy/v1")).Expect(201);

        Assert.Null(_cluster.Get(TestCluster.Pods + "/p").Text("metadata/deletionTimestamp"));
    }

    [Fact]
    public void Evict_PreconditionFails_IsConflict()
    {
        RunningPod();

        _cluster.Post(Eviction, """{"kind":"Eviction","metadata":{"name":"p"},"deleteOptions":{"preconditions":{"uid":"other"}}}""").Expect(409);
    }

    [Fact]
    public void Evict_OfTheVersionThatWasRead_Goes()
    {
        RunningPod();
        var version = _cluster.Get(TestCluster.Pods + "/p").At("metadata/resourceVersion");

        _cluster.Post(Eviction, """{"kind":"Eviction","metadata":{"name":"p"},"deleteOptions":{"preconditions":{"resourceVersion":"VERSION"}}}"""
            .Replace("VERSION", version!.ToString(), StringComparison.Ordinal)).Expect(201);

        Assert.NotNull(_cluster.Get(TestCluster.Pods + "/p").At("metadata/deletionTimestamp"));
    }

    [Fact]
    public void Evict_BudgetSpent_IsTooManyRequestsUntilItAllows()
    {
        RunningPod();
        _cluster.Post("/apis/policy/v1/namespaces/shop/poddisruptionbudgets",
            """{"metadata":{"name":"b"},"spec":{"minAvailable":2,"selector":{"matchLabels":{"app":"api"}}}}""").Expect(201);

        var unprocessed = _cluster.Post(Eviction, EvictionOf("policy/v1")).Expect(429);
        SetBudget(allowed: 0);
        var spent = _cluster.Post(Eviction, EvictionOf("policy/v1")).Expect(429);
        SetBudget(allowed: 1);
        _cluster.Post(Eviction, EvictionOf("policy/v1")).Expect(201);

        Assert.Equal(10, unprocessed.Response.RetryAfterSeconds);
        Assert.Equal("Cannot evict pod as it would violate the pod's disruption budget.", spent.Message);
        Assert.Equal("TooManyRequests", spent.Text("reason"));
        Assert.Equal("DisruptionBudget", spent.Text("details/causes/0/reason"));
        Assert.Equal("The disruption budget b needs 2 healthy pods and has 1 currently", spent.Text("details/causes/0/message"));
        Assert.Equal("0", _cluster.Get("/apis/policy/v1/namespaces/shop/poddisruptionbudgets/b").Text("status/disruptionsAllowed"));
    }

    [Fact]
    public void Exec_IsRefusedPolitely() =>
        Assert.Contains("simulated", _cluster.Post(TestCluster.Pods + "/p/exec", "{}").Expect(400).Message, StringComparison.Ordinal);

    private static string EvictionOf(string version) => $$$"""{"apiVersion":"{{{version}}}","kind":"Eviction","metadata":{"name":"p","namespace":"shop"}}""";

    private void RunningPod()
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("p", node: "node-1", labels: """{"app":"api"}""")).Expect(201);
        _cluster.Store.MutateStatus(Kinds.Pod, "shop", "p", pod => pod.Ensure("status")["phase"] = "Running");
    }

    private void SetBudget(int allowed) => _cluster.Store.MutateStatus(Kinds.PodDisruptionBudget, "shop", "b", budget =>
        budget["status"] = new JsonObject { ["observedGeneration"] = 1, ["disruptionsAllowed"] = allowed, ["desiredHealthy"] = 2, ["currentHealthy"] = 1 });

    private sealed class ScriptedLogs : IContainerLogs
    {
        private static readonly DateTimeOffset s_now = new FixedClock().Now;

        public bool Empty { get; set; }

        public IReadOnlyList<LogLine>? Read(string ns, string pod, string container, bool previous, int most)
        {
            if (Empty)
                return null;
            return previous
                ? [new(s_now.AddSeconds(-60), "before")]
                : [new(s_now.AddSeconds(-20), "one"), new(s_now.AddSeconds(-10), "two"), new(s_now.AddSeconds(-1), "three")];
        }
    }
}
