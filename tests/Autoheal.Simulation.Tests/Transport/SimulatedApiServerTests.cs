using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Autoheal.Simulation.Tests.Api;
using Autoheal.Simulation.Transport;

namespace Autoheal.Simulation.Tests.Transport;

public sealed class SimulatedApiServerTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TestWorld _cluster = new();
    private SimulatedApiServer _server = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await SimulatedApiServer.StartAsync(_cluster.World);
        // A client that drains abandoned responses would keep a watch open for seconds.
        _client = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero }) { BaseAddress = _server.Address, Timeout = s_patience };
        _client.DefaultRequestHeaders.Authorization = new("Bearer", _cluster.World.Access.AdminToken);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Serves_CreateGetAndErrors()
    {
        using var created = await Post(TestCluster.Deployments, TestCluster.Deployment());
        using var read = await _client.GetAsync(TestCluster.Deployments + "/api");
        using var refused = await Post(TestCluster.Deployments, TestCluster.Deployment());
        using var future = await _client.GetAsync(TestCluster.Pods + "?resourceVersion=99999");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("application/json", read.Content.Headers.ContentType!.ToString());
        Assert.Contains("\"name\":\"api\"", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), future.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Serves_NobodyWithoutToken()
    {
        _client.DefaultRequestHeaders.Authorization = null;

        using var response = await _client.GetAsync(TestCluster.Pods);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Watch_StreamsAndEndsWithTheServer()
    {
        using var response = await Watch();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        using var created = await Post(TestWorld.Secrets, TestWorld.Secret("a"));

        Assert.Contains("\"name\":\"a\"", await reader.ReadLineAsync().WaitAsync(s_patience), StringComparison.Ordinal);
        await _server.DisposeAsync();
        Assert.Null(await reader.ReadLineAsync().WaitAsync(s_patience));
    }

    [Fact]
    public async Task Watch_ClientGoesAway_IsClosed()
    {
        var response = await Watch();
        Assert.Equal(1, _server.Use(world => world.Api.Watches.OpenCount));
        var closed = new TaskCompletionSource();
        _server.Use(world =>
        {
            world.Api.Watches.Closed += () => closed.TrySetResult();
            return true;
        });

        response.Dispose();

        await closed.Task.WaitAsync(s_patience);
        Assert.Equal(0, _server.Use(world => world.Api.Watches.OpenCount));
    }

    [Fact]
    public async Task ParallelWriters_AreSerialised()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Post(TestWorld.Secrets, TestWorld.Secret($"c{i}"))));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        Assert.Equal(40, _server.Use(world => world.Store.List(Simulation.Storage.Kinds.Secret, "shop").Count));
    }

    [Fact]
    public async Task TooLargeBody_IsRefusedWithAStatus()
    {
        using var response = await Post(TestWorld.Secrets, new string(' ', (3 * 1024 * 1024) + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("Request entity too large: limit is 3145728", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_IsTrustedThroughTheKubeconfig()
    {
        await using var server = await SimulatedApiServer.StartAsync(new TestWorld().World, new() { UseTls = true });
        var line = server.WriteKubeconfig("t").Split('\n').Single(text => text.Contains("certificate-authority-data: ", StringComparison.Ordinal));
        using var authority = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(line.Split(": ")[1])));
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(authority);
        using var client = new HttpClient(handler);

        using var response = await client.GetAsync(new Uri(server.Address, "/healthz"));

        Assert.Equal("https", server.Address.Scheme);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public void Kubeconfig_NamesServerAndToken()
    {
        var text = _server.WriteKubeconfig("secret-token");

        Assert.Contains($"server: {_server.Address.AbsoluteUri.TrimEnd('/')}\n", text, StringComparison.Ordinal);
        Assert.Contains("    token: secret-token\n", text, StringComparison.Ordinal);
        Assert.Contains("current-context: simulated\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("certificate-authority-data", text, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Watch() => _client.GetAsync(TestWorld.Secrets + "?watch=true", HttpCompletionOption.ResponseHeadersRead);

    private Task<HttpResponseMessage> Post(string url, string body) =>
        _client.PostAsync(url, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")));
}
