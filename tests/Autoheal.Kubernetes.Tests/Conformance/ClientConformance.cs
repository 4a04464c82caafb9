using System.Net;
using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Watching;

namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>What reading, listing and watching must do on any cluster; changes nothing.</summary>
public abstract class ClientConformance : ClusterConformance
{
    [Fact]
    public async Task List_InSmallPages_IsTheSameAsInOne() => await RunAsync(async connection =>
    {
        var reader = Reader(connection);
        var one = await NamesAsync(reader, KubernetesResources.ClusterRoles, new KubernetesListOptions());
        var many = await NamesAsync(reader, KubernetesResources.ClusterRoles, new KubernetesListOptions { PageSize = 3 });

        Assert.NotEmpty(one);
        Assert.Equal(one, many);
    });

    [Fact]
    public async Task Get_SameObject_KubectlReadsTheSame() => await RunAsync(async connection =>
    {
        var mine = JsonNode.Parse((await Reader(connection).GetAsync(KubernetesResources.Namespaces, "", "kube-system"))!.Utf8.Span)!;
        if (Kubectl("get", "namespace", "kube-system", "-o", "json", "--show-managed-fields") is { ExitCode: 0 } theirs)
        {
            Assert.True(JsonNode.DeepEquals(mine, JsonNode.Parse(theirs.Output)), "kubectl reads another object");
        }
    });

    [Fact]
    public async Task List_UnknownNamespace_IsEmptyAsKubectlSays() => await RunAsync(async connection =>
    {
        await foreach (var page in Reader(connection).ListAsync(KubernetesResources.Pods, "no-such-namespace"))
        {
            Assert.Empty(page.ToJson().GetProperty("items").EnumerateArray());
        }

        if (Kubectl("get", "pods", "-n", "no-such-namespace", "-o", "name") is { } theirs)
        {
            Assert.Equal((0, ""), (theirs.ExitCode, theirs.Output.Trim()));
        }
    });

    [Fact]
    public async Task Get_MissingObject_IsNull() => await RunAsync(async connection =>
        Assert.Null(await Reader(connection).GetAsync(KubernetesResources.ConfigMaps, "kube-system", "no-such-map")));

    [Fact]
    public async Task Get_WrongToken_IsATypedError() => await RunAsync(async connection =>
    {
        using var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true })
        {
            BaseAddress = connection.BaseAddress,
        };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "wrong");

        var error = await Assert.ThrowsAsync<KubernetesApiException>(
            async () => await Reader(KubernetesConnection.FromHttpClient(client)).GetAsync(KubernetesResources.Namespaces, "", "default"));

        Assert.Equal(HttpStatusCode.Unauthorized, error.StatusCode);
    });

    [Fact]
    public async Task Connect_ServerIsNotTrusted_IsOneClearSentence() => await RunAsync(async connection =>
    {
        if (connection.BaseAddress.Scheme != Uri.UriSchemeHttps)
        {
            return;
        }

        using var strict = new HttpClient { BaseAddress = connection.BaseAddress };
        var error = await Assert.ThrowsAsync<AutohealException>(
            async () => await Reader(KubernetesConnection.FromHttpClient(strict)).GetAsync(KubernetesResources.Namespaces, "", "default"));

        Assert.Contains("the server's certificate cannot be trusted", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    });

    [Fact]
    public async Task Watch_NothingIsHeard_CountsAsALostConnection() => await RunAsync(async connection =>
    {
        var limits = new KubernetesLimits { LongestSilence = TimeSpan.FromMilliseconds(500) };
        var transport = new KubernetesTransport(connection, limits, TimeProvider.System);
        var version = "";
        await foreach (var page in new KubernetesReader(transport).ListAsync(KubernetesResources.Namespaces, ""))
        {
            version = ListHead.ReadVersion(page.Utf8.Span);
        }

        var watch = new KubernetesWatcher(transport, limits, TimeProvider.System).WatchAsync(KubernetesResources.Namespaces, "", version, default);
        var error = await Assert.ThrowsAsync<AutohealException>(async () =>
        {
            await foreach (var seen in watch)
            {
                Assert.NotEqual(WatchEventType.Error, seen.Type);
            }
        });

        Assert.Equal("watch of namespaces: nothing was heard for 0.5 s.", error.Message);
    });

    [Fact]
    public async Task Watch_OfAKind_HoldsWhatAListGivesAndEndsWhenTold() => await RunAsync(async connection =>
    {
        var pods = new WatchedObjects<Pod>(ModelKinds.Pods);
        var transport = new KubernetesTransport(connection, new KubernetesLimits(), TimeProvider.System);
        var watch = new KindWatch(
            new KubernetesReader(transport),
            new KubernetesWatcher(transport, new KubernetesLimits(), TimeProvider.System),
            pods,
            TimeProvider.System,
            new WatchBackOff(TimeProvider.System, new Random(1), TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(1)));
        using var stop = new CancellationTokenSource();

        var running = watch.RunAsync(stop.Token);
        await UntilAsync(() => Task.FromResult(pods.Coverage.State == CoverageState.Complete));
        await stop.CancelAsync();
        await running.WaitAsync(Patience);

        Assert.Equal((await NamesAsync(Reader(connection), KubernetesResources.Pods, new KubernetesListOptions())).Count, pods.Count);
    });

    [Fact]
    public async Task Model_EveryKind_IsSeenCompletely() => await RunAsync(async connection =>
    {
        var reader = Reader(connection);
        var model = (await new ClusterReader(reader, new ClusterIdentity(reader), TimeProvider.System).ReadAsync([], DiagnosedResources.All, default)).Build();

        Assert.DoesNotContain(model.Coverage, entry => entry.State != CoverageState.Complete);
        Assert.NotEmpty(model.ClusterId);
        Assert.All(model.Deployments, deployment => Assert.Equal(deployment.CurrentReplicas, model.PodsOf(deployment).Count(pod => !pod.Terminating && !pod.Finished)));
    });

    [Fact]
    public async Task Cache_EveryKind_IsWatchedAndGivesTheModelThatAListGives() => await RunAsync(async connection =>
    {
        var reader = Reader(connection);
        var limits = new KubernetesLimits();
        var watcher = new KubernetesWatcher(new KubernetesTransport(connection, limits, TimeProvider.System), limits, TimeProvider.System);
        var cache = new ClusterCache(reader, watcher, TimeProvider.System, TimeProvider.System, new Random(1));
        using var stop = new CancellationTokenSource();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);

        var running = cache.RunAsync(stop.Token);
        while (!cache.IsReady)
        {
            await timer.WaitForNextTickAsync();
        }

        var watched = cache.Snapshot("c", []);
        var listed = (await new ClusterReader(reader, new ClusterIdentity(reader), TimeProvider.System).ReadAsync([], DiagnosedResources.All, default)).Build();
        await stop.CancelAsync();
        await running.WaitAsync(Patience);

        Assert.Equal(listed.Pods.Select(pod => pod.Uid).Order(), watched.Pods.Select(pod => pod.Uid).Order());
        Assert.Equal(listed.ClusterRoles.Count, watched.ClusterRoles.Count);
        Assert.DoesNotContain(watched.Coverage, entry => entry.State != CoverageState.Complete);
    });

    private static async Task<List<string>> NamesAsync(KubernetesReader reader, KubernetesResource resource, KubernetesListOptions options)
    {
        var names = new List<string>();
        await foreach (var page in reader.ListAsync(resource, "", options))
        {
            names.AddRange(page.ToJson().GetProperty("items").EnumerateArray().Select(item => item.GetProperty("metadata").GetProperty("name").GetString()!));
        }

        return names;
    }
}
