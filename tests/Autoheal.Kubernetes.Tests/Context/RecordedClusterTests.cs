using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Context;

public sealed class RecordedClusterTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("autoheal-recording-");

    [Fact]
    public async Task Model_ClusterInfoDump_HoldsItsKindsCompletelyAndNothingElse()
    {
        Write("nodes.json", """{"kind":"NodeList","apiVersion":"v1","items":[{"metadata":{"name":"n1"}}]}""");
        Write("shop/pods.json", """
            {"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"api-1","namespace":"shop","uid":"u1","creationTimestamp":"2026-01-01T00:00:00Z"},
             "status":{"startTime":"2026-01-01T00:05:00Z"}}]}
            """);
        Write("shop/deployments.json", """{"kind":"DeploymentList","apiVersion":"apps/v1","items":null}""");

        var model = await ModelAsync();

        Assert.Equal("api-1", Assert.Single(model.Pods).Name);
        Assert.True(model.Deployments.Find("shop", "api").IsAbsent);
        Assert.Equal("the recording holds none of this kind", model.ConfigMaps.Find("shop", "settings").NotObservedReason);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero), model.At);
    }

    [Fact]
    public async Task Model_ListOverSeveralNamespaces_IsCompleteInAllOfThem()
    {
        Write("services.json", """
            {"kind":"List","apiVersion":"v1","items":[
             {"apiVersion":"v1","kind":"Service","metadata":{"name":"api","namespace":"shop","uid":"u1"}},
             {"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"site","uid":"u2"}}]}
            """);
        Write("pods.json", """
            {"kind":"List","apiVersion":"v1","items":[{"apiVersion":"v1","kind":"Pod","metadata":{"name":"api-1","namespace":"shop","uid":"u3"}},
             {"apiVersion":"v1","kind":"Pod","metadata":{"name":"job-1","namespace":"batch","uid":"u4"}}]}
            """);

        var model = await ModelAsync();

        Assert.True(model.Services.Find("batch", "api").IsAbsent);
    }

    [Fact]
    public async Task ListCustomAsync_KindWithoutAType_IsNamedByItsObjects()
    {
        Write("stores.yaml", """
            apiVersion: data.example.com/v2
            kind: Store
            metadata: {name: main, namespace: shop}
            status: {conditions: [{type: Ready, status: "False", reason: InvalidSpec}]}
            """);
        var recorded = RecordedCluster.Open(_root.FullName);

        var custom = Assert.Single(await ((ICustomResourceDirectory)recorded).ListCustomAsync(CancellationToken.None));

        Assert.Equal(("data.example.com/v2", "Store", true), (custom.ApiVersion, custom.Kind, custom.Namespaced));
    }

    [Fact]
    public async Task Model_KubectlGetOfSeveralKinds_IsReadFromYamlWithSeveralDocuments()
    {
        Write("state.yaml", """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: ConfigMap
              metadata: {name: settings, namespace: shop}
              data: {PORT: "8080", ENABLED: "true"}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api, namespace: shop}
            spec: {replicas: 3, paused: true}
            """);

        var model = await ModelAsync();

        Assert.Equal((3, true), (model.Deployments[0].Replicas, model.Deployments[0].Paused));
        Assert.Equal(["PORT", "ENABLED"], model.ConfigMaps[0].Keys);
        Assert.True(model.ConfigMaps.Find("shop", "other").IsAbsent);
        Assert.Equal("the recording holds single objects", model.Deployments.Find("shop", "other").NotObservedReason);
    }

    [Fact]
    public async Task Model_EmptyListInAFileThatIsNamedAfterItsKind_SaysThatThereIsNone()
    {
        Write("shop/configmaps.json", """{"kind":"List","apiVersion":"v1","items":[]}""");
        Write("shop/pod.json", """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"shop"}}""");

        Assert.True((await ModelAsync()).ConfigMaps.Find("shop", "settings").IsAbsent);
    }

    [Fact]
    public async Task Model_EventsThatSayHowLongAgo_AreCountedFromTheRecording()
    {
        Write("objects.json", """[{"kind":"Pod","metadata":{"name":"p","namespace":"shop","creationTimestamp":"2026-01-01T12:00:00Z"}}]""");
        Write("events.json", """
            [{"type":"Warning","reason":"BackOff","age":"5m53s (x4 over 1h2m)","message":"m","involvedObject":{"kind":"Pod","name":"p","namespace":"shop"}},
             {"type":"Warning","reason":"Failed","age":"2m","message":"m","involvedObject":{"kind":"Pod","name":"p","namespace":"shop"}}]
            """);

        var model = await ModelAsync();

        var events = model.EventsAbout(model.Pods[0]);
        Assert.Equal(["Failed", "BackOff"], events.Select(seen => seen.Reason));
        Assert.Equal((model.At - new TimeSpan(0, 5, 53), model.At - new TimeSpan(1, 2, 0)), (events[1].LastAt, events[1].FirstAt));
    }

    [Theory]
    [InlineData("shop/api-1/logs.txt", "app line")]
    [InlineData("logs/api-1_app.log", "app line")]
    [InlineData("shop_api-1_u1/app/0.log", "app line")]
    [InlineData("api-10_app.log", null)]
    public async Task ReadLogAsync_FilesAsToolsNameThem_AreFound(string file, string? line)
    {
        Write("pods.json", """{"kind":"PodList","items":[{"metadata":{"name":"api-1","namespace":"shop"}},{"metadata":{"name":"api-10","namespace":"shop"}}]}""");
        Write(file, "app line");

        Assert.Equal(line, await LogAsync("api-1", "app"));
    }

    [Fact]
    public async Task ReadLogAsync_SeveralContainersInOneFile_AreKeptApart()
    {
        Write("shop/api-1/logs.txt", """
            ==== START logs for container app of pod shop/api-1 ====
            from app
            ==== END logs for container app of pod shop/api-1 ====
            ==== START logs for container proxy of pod shop/api-1 ====
            from proxy
            ==== END logs for container proxy of pod shop/api-1 ====
            """);
        Write("shop/api-1/logs.previous.txt", "the run before");

        Assert.Equal("from app", await LogAsync("api-1", "app"));
        Assert.Equal("from proxy", await LogAsync("api-1", "proxy"));
        Assert.Equal("the run before", await LogAsync("api-1", "app", previous: true));
    }

    [Fact]
    public async Task Model_OneFileIsBroken_IsReadWithoutItAndSaysSo()
    {
        Write("shop/pods.json", """{"kind":"PodList","items":[{"metadata":{"name":"p","namespace":"shop"}}]}""");
        Write("shop/services.json", "{\n\"kind\":\"ServiceList\",");

        var recording = RecordedCluster.Open(_root.FullName);

        Assert.Equal("shop/services.json is no valid JSON from line 2 on.", Assert.Single(recording.Unreadable).Replace('\\', '/'));
        Assert.Equal("some files could not be read", (await ModelAsync()).Pods.Find("shop", "other").NotObservedReason);
    }

    [Theory]
    [InlineData("logs/shop_api-7d4b9c6f5d-x2x4v.log", "shop")]
    [InlineData("shop/api-7d4b9c6f5d-x2x4v/logs.txt", "shop")]
    [InlineData("api-7d4b9c6f5d-x2x4v.txt", "default")]
    public async Task Model_LogsAndNoPods_HoldsThePodsThatTheirPathsName(string file, string @namespace)
    {
        Write(file, "connection refused");

        var pod = Assert.Single((await ModelAsync()).Pods);

        Assert.Equal((@namespace, "api-7d4b9c6f5d-x2x4v", ""), (pod.Namespace, pod.Name, pod.Phase));
    }

    [Fact]
    public async Task ReadLogAsync_SameLogInSeveralFiles_IsJoined()
    {
        Write("pods.json", """{"kind":"PodList","items":[{"metadata":{"name":"api-1","namespace":"shop"}}]}""");
        Write("log_api-1_monday.txt", "one");
        Write("log_api-1_tuesday.txt", "two");

        Assert.Equal("one\ntwo", await LogAsync("api-1", "app"));
    }

    [Fact]
    public void Open_NothingThere_IsOneClearSentence()
    {
        Write("readme.md", "hello");

        var error = Assert.Throws<AutohealException>(() => RecordedCluster.Open(_root.FullName));

        Assert.Equal((ErrorCodes.Input, $"Nothing under '{_root.FullName}' is a Kubernetes object or a log."), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task Model_SecretsInFiles_LeaveNoTrace()
    {
        Write("all.json", """
            {"kind":"List","items":[{"kind":"Secret","metadata":{"name":"db","namespace":"shop"},"data":{"password":"canary"},"stringData":{"x":"canary"}}]}
            """);

        var model = await ModelAsync(KubernetesResources.Secrets);

        Assert.True(model.Secrets.Find("shop", "db").IsFound);
        Assert.DoesNotContain("canary", Everything.Print(model), StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<ClusterModel> ModelAsync(params KubernetesResource[] more)
    {
        var recording = RecordedCluster.Open(_root.FullName);
        var reader = new ClusterReader(recording, recording, recording.Clock);
        return (await reader.ReadAsync(recording.Namespaces, [.. DiagnosedResources.All, .. more], default)).Build();
    }

    private async Task<string?> LogAsync(string pod, string container, bool previous = false)
    {
        var request = new PodLogRequest { Namespace = "shop", Pod = pod, Container = container, Previous = previous };
        return await RecordedCluster.Open(_root.FullName).ReadLogAsync(request) is { } log ? System.Text.Encoding.UTF8.GetString(log.Span) : null;
    }
}
