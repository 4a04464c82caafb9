using System.Net;
using System.Threading.RateLimiting;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Client;

public class ThrottlingHandlerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TokenBucketRateLimiter _limiter = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = 2, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromTicks(1), AutoReplenishment = false, QueueLimit = 1,
    });

    [Fact]
    public async Task SendAsync_MoreThanTheBurst_WaitsItsTurnAndIsSentThen()
    {
        var server = new ScriptedHandler(_ => ScriptedHandler.Json("{}"));
        using var client = Client(server);
        await client.GetAsync("one");
        await client.GetAsync("two");

        var third = client.GetAsync("three");

        Assert.False(third.IsCompleted);
        Assert.Equal(2, server.Requests.Count);
        _limiter.TryReplenish();
        Assert.Equal(HttpStatusCode.OK, (await third.WaitAsync(s_patience)).StatusCode);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task SendAsync_QueueIsFull_IsRefusedInOneSentence()
    {
        using var client = Client(new ScriptedHandler(_ => ScriptedHandler.Json("{}")));
        await client.GetAsync("one");
        await client.GetAsync("two");
        var waiting = client.GetAsync("three");

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("four"));

        Assert.Equal("too many requests wait for their turn", error.Message);
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task SendAsync_GivenUpWhileItWaits_IsNeverSent()
    {
        var server = new ScriptedHandler(_ => ScriptedHandler.Json("{}"));
        using var client = Client(server);
        using var patience = new CancellationTokenSource();
        await client.GetAsync("one");
        await client.GetAsync("two");
        var waiting = client.GetAsync("three", patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _limiter.TryReplenish();
        Assert.Equal(2, server.Requests.Count);
    }

    private HttpClient Client(ScriptedHandler server) => new(new ThrottlingHandler(_limiter) { InnerHandler = server }) { BaseAddress = new("https://cluster.example/") };
}
