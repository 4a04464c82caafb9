using System.Text;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Kubelet;

/// <summary>What kubelet, runtime and registry refuse, word by word.</summary>
public sealed class RefusalTests
{
    private readonly TestPod _pod = new();

    [Theory]
    [InlineData(nameof(RegistryTrouble.NoSuchHost), "dial tcp: lookup registry.example on 172.18.0.1:53: no such host")]
    [InlineData(nameof(RegistryTrouble.TimedOut), "dial tcp 203.0.113.10:443: i/o timeout")]
    [InlineData(nameof(RegistryTrouble.Unauthorized), "manifests/1.0: 401 Unauthorized")]
    [InlineData(nameof(RegistryTrouble.UntrustedCertificate), "x509: certificate signed by unknown authority")]
    [InlineData(nameof(RegistryTrouble.RateLimited), "https://www.docker.com/increase-rate-limit")]
    public void Pull_RegistryInTrouble_SaysWhich(string trouble, string end)
    {
        _pod.Cluster.Plane.Registry.Trouble("registry.example", Enum.Parse<RegistryTrouble>(trouble));
        _pod.Create("""{ "image": "registry.example/shop/api:1.0" }""").Run(5);

        Assert.Contains(_pod.Events("Failed"), message => message.EndsWith(end, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nginx:no-such-tag")]
    [InlineData("nginx:99")]
    [InlineData("shop/api:typo")]
    public void Pull_TagThatNobodyEverPushed_IsNotFound(string image)
    {
        _pod.Create($$"""{ "image": "{{image}}" }""").Run(20);

        Assert.Equal("ImagePullBackOff", _pod.State());
        Assert.Contains(_pod.Events("Failed"), message => message.EndsWith(": not found", StringComparison.Ordinal));
    }

    [Fact]
    public void Pull_PrivateRepository_NeedsTheRightSecret()
    {
        _pod.Cluster.Plane.Registry.RequireLogin("registry.example", "shop", "s3");
        _pod.Create("""{ "image": "registry.example/shop/api:1.0" }""", """{ "imagePullSecrets": [ { "name": "pull" } ] }""").Run(20);
        Assert.Equal("ImagePullBackOff", _pod.State());
        Assert.Equal(["Unable to retrieve some image pull secrets (pull); attempting to pull the image may not succeed."], _pod.Events("FailedToRetrieveImagePullSecret"));

        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{ "auths": { "registry.example": { "username": "shop", "password": "s3" } } }"""));
        _pod.Cluster.Store.Create(Kinds.Secret, LiveCluster.Json($$"""{ "metadata": { "name": "pull", "namespace": "shop" }, "data": { ".dockerconfigjson": "{{login}}" } }"""));
        _pod.Run(60);

        Assert.Equal("running", _pod.State());
    }

    [Theory]
    [InlineData("""{ "securityContext": { "runAsNonRoot": true } }""", "container has runAsNonRoot and image will run as root (pod: \"api_shop(UID)\", container: main)")]
    [InlineData("""{ "securityContext": { "runAsNonRoot": true, "runAsUser": 0 } }""", "container's runAsUser breaks non-root policy (pod: \"api_shop(UID)\", container: main)")]
    public void RunAsNonRoot_RootImage_IsAConfigError(string container, string text)
    {
        _pod.Create(container).Run(5);

        Assert.Equal("CreateContainerConfigError", _pod.State());
        Assert.Equal(text.Replace("UID", _pod.Pod.Uid, StringComparison.Ordinal), _pod.Container().Object("state").Text("waiting", "message"));
    }

    [Fact]
    public void MemoryLimit_TooSmallForTheRuntime_IsAStartError()
    {
        _pod.RunScript("sleep 5", container: """{ "resources": { "limits": { "memory": "3Mi" } } }""").Run(5);

        Assert.EndsWith("container init was OOM-killed (memory limit too low?): unknown", _pod.Container().Object("lastState").Text("terminated", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public void Volume_NeverThere_TimesOutAfterTwoMinutes()
    {
        _pod.RunScript("sleep 5", """{ "nodeName": "node-a", "volumes": [ { "name": "store", "persistentVolumeClaim": { "claimName": "store" } }, { "name": "config", "configMap": { "name": "settings" } } ] }""").Run(140);

        Assert.Contains("MountVolume.SetUp failed for volume \"config\" : configmap \"settings\" not found", _pod.Events("FailedMount"));
        Assert.Contains(
            "Unable to attach or mount volumes: unmounted volumes=[store config], unattached volumes=[], failed to process volumes=[store]: error processing PVC shop/store: failed to fetch PVC from API server: persistentvolumeclaims \"store\" not found",
            _pod.Events("FailedMount"));
    }

    [Theory]
    [InlineData("""{ "exec": { "command": [ "cat", "/none" ] } }""", "Readiness probe failed: cat: can't open '/none': No such file or directory\n")]
    [InlineData("""{ "exec": { "command": [ "sh", "-c", "sleep 10" ] } }""", "Readiness probe failed: command timed out: \"sh -c sleep 10\" timed out after 1s")]
    [InlineData("""{ "httpGet": { "path": "/healthz", "port": 80 } }""", "Readiness probe failed: HTTP probe failed with statuscode: 404")]
    [InlineData("""{ "httpGet": { "path": "/", "port": 80, "scheme": "HTTPS" } }""", "Readiness probe failed: Get \"https://IP:80/\": http: server gave HTTP response to HTTPS client")]
    [InlineData("""{ "grpc": { "port": 80 } }""", "Readiness probe failed: timeout: failed to connect service \"IP:80\" within 1s: context deadline exceeded")]
    [InlineData("""{ "tcpSocket": { "port": 81 } }""", "Readiness probe failed: dial tcp IP:81: connect: connection refused")]
    public void Probe_Fails_InTheKubeletsWords(string probe, string text)
    {
        _pod.Create($$"""{ "image": "nginx:1.27", "readinessProbe": {{probe}} }""").Run(30);

        Assert.Contains(text.Replace("IP", _pod.Pod.Status.Text("podIP"), StringComparison.Ordinal), _pod.Events("Unhealthy"));
        Assert.False(_pod.Ready);
    }

    [Fact]
    public void Probe_FileThatGoesAway_HasTheContainerKilled()
    {
        _pod.RunScript("touch /tmp/alive; sleep 30; rm -f /tmp/alive; sleep 600", """{ "terminationGracePeriodSeconds": 1 }""",
            """{ "livenessProbe": { "exec": { "command": [ "cat", "/tmp/alive" ] }, "initialDelaySeconds": 5, "periodSeconds": 5 } }""").Run(35);
        Assert.Equal(0, Pods.Restarts(_pod.Pod));
        _pod.Run(30);

        Assert.Equal(1, Pods.Restarts(_pod.Pod));
    }
}
