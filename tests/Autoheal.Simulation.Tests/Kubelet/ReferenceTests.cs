using System.Text;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Kubelet;

/// <summary>What pods refer to: images, ConfigMaps, Secrets, volumes.</summary>
public sealed class ReferenceTests
{
    private const string Image = "registry.example/shop/api:1.4.1";
    private readonly LiveCluster _cluster = new();
    private readonly FakeProgram _program = FakeProgram.Listens(8080);

    public ReferenceTests() => _cluster.Plane.Registry.Publish(Image, _program);

    [Theory]
    [InlineData("""{ "envFrom": [ { "configMapRef": { "name": "x" } } ] }""", "configmap \"x\" not found")]
    [InlineData("""{ "envFrom": [ { "secretRef": { "name": "x" } } ] }""", "secret \"x\" not found")]
    [InlineData("""{ "env": [ { "name": "A", "valueFrom": { "configMapKeyRef": { "name": "x", "key": "k" } } } ] }""", "configmap \"x\" not found")]
    [InlineData("""{ "env": [ { "name": "A", "valueFrom": { "configMapKeyRef": { "name": "settings", "key": "k" } } } ] }""", "couldn't find key k in ConfigMap shop/settings")]
    [InlineData("""{ "env": [ { "name": "A", "valueFrom": { "secretKeyRef": { "name": "login", "key": "k" } } } ] }""", "couldn't find key k in Secret shop/login")]
    public void Environment_MissingReference_IsAConfigErrorUntilItIsThere(string container, string error)
    {
        CreateSources();
        CreatePod(container);
        _cluster.Run(30);

        var waiting = Waiting();
        Assert.Equal(("CreateContainerConfigError", error), (waiting.Text("reason"), waiting.Text("message")));
        Assert.Contains($"Error: {error}", _cluster.Events("Failed"));
        Assert.True(_cluster.Store.List(Kinds.Event, "shop").First(e => e.Json.Text("reason") == "Failed").Json.Number("count") >= 2);
        Assert.Empty(_program.Starts);
    }

    [Fact]
    public void Environment_EverySource_ReachesTheProgram()
    {
        CreateSources();
        CreatePod("""
            {
              "envFrom": [ { "configMapRef": { "name": "settings" } }, { "prefix": "S_", "secretRef": { "name": "login" } }, { "configMapRef": { "name": "none", "optional": true } } ],
              "env": [
                { "name": "PLAIN", "value": "a" },
                { "name": "BUILT", "value": "$(PLAIN)/$(LEVEL)" },
                { "name": "KEY", "valueFrom": { "configMapKeyRef": { "name": "settings", "key": "LEVEL" } } },
                { "name": "NONE", "valueFrom": { "secretKeyRef": { "name": "login", "key": "no", "optional": true } } },
                { "name": "POD", "valueFrom": { "fieldRef": { "fieldPath": "metadata.name" } } }
              ]
            }
            """);
        _cluster.Run(30);

        var environment = _program.Starts.Single().Environment;
        Assert.Equal(
            ["BUILT=a/info", "KEY=info", "LEVEL=info", "PLAIN=a", "POD=api", "S_user=root"],
            environment.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Volume_MissingConfigMap_HoldsThePodUntilItIsThere()
    {
        CreatePod("{}", """[ { "name": "config", "configMap": { "name": "settings" } } ]""");
        _cluster.Run(20);
        Assert.Equal("ContainerCreating", Waiting().Text("reason"));
        Assert.Equal(["MountVolume.SetUp failed for volume \"config\" : configmap \"settings\" not found"], _cluster.Events("FailedMount"));

        CreateSources();
        _cluster.Run(60);

        Assert.True(Pods.IsReady(Pod()));
    }

    [Fact]
    public void Image_NotInTheRegistry_BacksOffAndIsPulledOnceItIs()
    {
        _cluster.Plane.Registry.Publish("registry.example/shop/other:1", _program);
        CreatePod("""{ "image": "registry.example/shop/other:2" }""");
        _cluster.Run(20);
        Assert.Equal("ImagePullBackOff", Waiting().Text("reason"));
        Assert.Equal(
            "Back-off pulling image \"registry.example/shop/other:2\": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image \"registry.example/shop/other:2\": failed to resolve reference \"registry.example/shop/other:2\": registry.example/shop/other:2: not found",
            Waiting().Text("message"));

        _cluster.Plane.Registry.Publish("registry.example/shop/other:2", _program);
        _cluster.Run(60);

        Assert.True(Pods.IsReady(Pod()));
        Assert.Contains(_cluster.Events("Pulled"), message => message.StartsWith("Successfully pulled image \"registry.example/shop/other:2\" in ", StringComparison.Ordinal));
    }

    [Fact]
    public void Image_RegistryDown_SaysWhatTheRegistryAnswered()
    {
        _cluster.Plane.Registry.Fail("registry.example/shop/api", "Head \"https://registry.example/v2/shop/api/manifests/1.4.1\": dial tcp: lookup registry.example: no such host");
        CreatePod("{}");
        _cluster.Run(20);

        Assert.Contains(_cluster.Events("Failed"), message => message.EndsWith("lookup registry.example: no such host", StringComparison.Ordinal));
    }

    [Fact]
    public void Image_MalformedName_IsRefused()
    {
        CreatePod("""{ "image": "registry.example/shop/API::1" }""");
        _cluster.Run(10);

        Assert.Equal("InvalidImageName", Waiting().Text("reason"));
        Assert.Contains(_cluster.Events("InspectFailed"), message => message.EndsWith("couldn't parse image name \"registry.example/shop/API::1\": invalid reference format: repository name must be lowercase", StringComparison.Ordinal));
    }

    private void CreateSources()
    {
        _cluster.Store.Create(Kinds.ConfigMap, LiveCluster.Json("""{ "metadata": { "name": "settings", "namespace": "shop" }, "data": { "LEVEL": "info" } }"""));
        var root = Convert.ToBase64String(Encoding.UTF8.GetBytes("root"));
        _cluster.Store.Create(Kinds.Secret, LiveCluster.Json($$"""{ "metadata": { "name": "login", "namespace": "shop" }, "data": { "user": "{{root}}" } }"""));
    }

    private void CreatePod(string container, string volumes = "[]")
    {
        var pod = LiveCluster.Json($$"""
            { "metadata": { "name": "api", "namespace": "shop" }, "spec": { "volumes": {{volumes}}, "containers": [ { "name": "api", "image": "{{Image}}" } ] } }
            """);
        foreach (var (name, value) in LiveCluster.Json(container))
            pod["spec"]!["containers"]![0]![name] = value?.DeepClone();
        _cluster.Store.Create(Kinds.Pod, pod);
    }

    private StoredObject Pod() => _cluster.Store.Get(Kinds.Pod, "shop", "api");

    private System.Text.Json.Nodes.JsonObject? Waiting() => Pod().Status.Array("containerStatuses")![0].Object("state").Object("waiting");
}
