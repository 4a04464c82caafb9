using System.Net;
using System.Text;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Api;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Simulation.Tests.Transport;

public sealed class InProcessHandlerTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    private readonly TestWorld _cluster = new();
    private readonly InProcessHandler _handler;
    private readonly HttpClient _client;

    public InProcessHandlerTests()
    {
        _handler = new(_cluster.World);
        _client = _handler.CreateClient(_cluster.World.Access.AdminToken);
    }

    [Fact]
    public async Task Send_WithoutHooks_CompletesSynchronously()
    {
        var sending = _client.PostAsync(TestCluster.Deployments, new StringContent(TestCluster.Deployment(), Encoding.UTF8, "application/json"));

        Assert.True(sending.IsCompletedSuccessfully);
        using var response = await sending;
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"revisionHistoryLimit\":10", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_CarriesHeadersQueryAndBody()
    {
        await Post(TestCluster.Deployments, TestCluster.Deployment());
        using var request = new HttpRequestMessage(HttpMethod.Patch, TestCluster.Deployments + "/api?fieldManager=some%20one")
        {
            Content = new StringContent("""[{"op":"replace","path":"/spec/replicas","value":7}]""", Encoding.UTF8, "application/json-patch+json"),
        };
        request.Headers.UserAgent.ParseAdd("autoheal/1.0");

        using var response = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"manager\":\"some one\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("autoheal/1.0", _cluster.World.Audit.Last().UserAgent);
    }

    [Fact]
    public async Task Send_WithoutToken_IsUnauthorized()
    {
        using var response = await _handler.CreateClient(null).GetAsync(TestCluster.Pods);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Send_RetryAfter_IsAHeader()
    {
        using var response = await _client.GetAsync(TestCluster.Pods + "?resourceVersion=99999");

        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Before_Throws_ServerNeverSawTheRequest()
    {
        _handler.Before = (_, _, _) => throw new HttpRequestException("connection refused");

        await Assert.ThrowsAsync<HttpRequestException>(() => Post(TestWorld.Secrets, TestWorld.Secret("a")));

        Assert.Null(_cluster.World.Store.Find(Kinds.Secret, "shop", "a"));
    }

    [Fact]
    public async Task After_Throws_TheWriteHappenedAndItsAnswerIsLost()
    {
        ApiResponse? answered = null;
        _handler.After = (_, response, _) =>
        {
            answered = response;
            throw new HttpRequestException("connection reset");
        };

        await Assert.ThrowsAsync<HttpRequestException>(() => Post(TestWorld.Secrets, TestWorld.Secret("a")));

        Assert.Equal(201, answered!.StatusCode);
        Assert.NotNull(_cluster.World.Store.Find(Kinds.Secret, "shop", "a"));
    }

    [Fact]
    public async Task After_ThrowsOnAWatch_ClosesTheWatch()
    {
        _handler.After = (_, _, _) => throw new HttpRequestException("connection reset");

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync(TestCluster.Pods + "?watch=true", HttpCompletionOption.ResponseHeadersRead));

        Assert.Equal(0, _cluster.World.Api.Watches.OpenCount);
    }

    [Fact]
    public async Task Watch_DeliversLinesAsTheStoreChanges()
    {
        using var response = await Watch();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        var first = reader.ReadLineAsync();
        Assert.False(first.IsCompleted);
        await Post(TestWorld.Secrets, TestWorld.Secret("a"));
        await Post(TestWorld.Secrets, TestWorld.Secret("b"));

        Assert.StartsWith("{\"type\":\"ADDED\"", await first, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"b\"", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ServerEnds_StreamEnds()
    {
        using var response = await Watch();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var line = reader.ReadLineAsync();

        _cluster.World.Api.Watches.EndAll();

        Assert.Null(await line);
    }

    [Fact]
    public async Task Watch_ReadCancelled_ThrowsAndCanBeReadAgain()
    {
        using var response = await Watch();
        var stream = await response.Content.ReadAsStreamAsync();
        using var cancellation = new CancellationTokenSource();
        var buffer = new byte[4096];

        var reading = stream.ReadAsync(buffer, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await Post(TestWorld.Secrets, TestWorld.Secret("a"));

        Assert.NotEqual(0, await stream.ReadAsync(buffer));
    }

    [Fact]
    public async Task Watch_ResponseDisposed_IsClosed()
    {
        var response = await Watch();
        var stream = await response.Content.ReadAsStreamAsync();
        var reading = stream.ReadAsync(new byte[10]).AsTask();

        response.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading);
        Assert.Equal(0, _cluster.World.Api.Watches.OpenCount);
    }

    [Fact]
    public void OnThePump_HooksAndWatchesNeverLeaveItsThread()
    {
        var clock = new VirtualClock(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var pump = new SimulationPump(clock);
        var thread = Environment.CurrentManagedThreadId;
        var threads = new HashSet<int>();
        _handler.Before = async (_, _, cancellationToken) => await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);

        var lines = pump.Run(async () =>
        {
            using var response = await Watch();
            threads.Add(Environment.CurrentManagedThreadId);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            var reading = ReadAsync(reader);
            for (var i = 0; i < 3; i++)
            {
                await Post(TestWorld.Secrets, TestWorld.Secret($"c{i}"));
                threads.Add(Environment.CurrentManagedThreadId);
            }

            return await reading;
        }, s_limit);

        Assert.Equal(3, lines);
        Assert.Equal([thread], threads);
        Assert.Equal(new(2026, 3, 1, 9, 0, 4, TimeSpan.Zero), clock.GetUtcNow());

        async Task<int> ReadAsync(StreamReader reader)
        {
            var count = 0;
            while (count < 3 && await reader.ReadLineAsync() is not null)
            {
                threads.Add(Environment.CurrentManagedThreadId);
                count++;
            }

            return count;
        }
    }

    private Task<HttpResponseMessage> Watch() => _client.GetAsync(TestWorld.Secrets + "?watch=true", HttpCompletionOption.ResponseHeadersRead);

    private async Task Post(string url, string body)
    {
        using var response = await _client.PostAsync(url, new StringContent(body, Encoding.UTF8, "application/json"));
        response.EnsureSuccessStatusCode();
    }
}
