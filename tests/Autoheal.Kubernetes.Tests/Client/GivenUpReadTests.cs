using System.Net;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Client;

/// <summary>A read that is given up may end as a read of a disposed connection; what it means depends on who gave up.</summary>
public class GivenUpReadTests
{
    private static readonly Uri s_server = new("https://cluster.example");
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task ReadAsync_ServerIsSilent_IsALostConnection()
    {
        var lines = new WatchLines(new DisposedStream(), new KubernetesLimits { LongestSilence = s_soon }, TimeProvider.System, "watch of pods");

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await lines.ReadAsync(default));

        Assert.Equal(("watch of pods: nothing was heard for 0 s.", true), (error.Message, error.IsTransient));
    }

    [Fact]
    public async Task ReadAsync_CallerGivesUp_IsCancelled()
    {
        using var caller = new CancellationTokenSource(s_soon);
        var lines = new WatchLines(new DisposedStream(), new KubernetesLimits(), TimeProvider.System, "watch of pods");

        var error = await Assert.ThrowsAsync<OperationCanceledException>(async () => await lines.ReadAsync(caller.Token));

        Assert.Equal(caller.Token, error.CancellationToken);
    }

    [Fact]
    public async Task SendAsync_ServerIsSilent_SaysThatNoAnswerCame()
    {
        var transport = Transport(new KubernetesLimits { RequestTimeout = s_soon });

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await transport.SendAsync(Get(), default));

        Assert.Equal(("GET /api at cluster.example: no answer within 0 s.", true), (error.Message, error.IsTransient));
    }

    [Fact]
    public async Task SendAsync_CallerGivesUp_IsCancelled()
    {
        using var caller = new CancellationTokenSource(s_soon);

        var error = await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await Transport(new KubernetesLimits()).SendAsync(Get(), caller.Token));

        Assert.Equal(caller.Token, error.CancellationToken);
    }

    private static WireRequest Get() => new(HttpMethod.Get, "api");

    private static KubernetesTransport Transport(KubernetesLimits limits) => new(
        KubernetesConnection.FromHandler(
            new ScriptedHandler(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new DisposedStream()) }), s_server),
        limits,
        TimeProvider.System);
}
