using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Autoheal.Journal;
using Autoheal.Kubernetes.Client;
using Autoheal.Simulation;
using Autoheal.Simulation.Alerts;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;
using Autoheal.Simulation.Scenarios;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.SampleHost;

/// <summary>Everything around the host that a real site would have: a cluster behind HTTP, its alerting, and a colleague on call.</summary>
internal sealed class SimulatedSite : IAsyncDisposable
{
    private readonly SimulatedApiServer _server;
    private readonly Scenario _scenario;
    private readonly Fault _fault;
    private readonly HttpClient _sender = new();
    private readonly List<HttpClient> _clients = [];
    private SimulatedAlertmanager? _alertmanager;

    private SimulatedSite(SimulatedApiServer server, SteeredClock clock, Scenario scenario, Fault fault)
    {
        _server = server;
        Clock = clock;
        _scenario = scenario;
        _fault = fault;
    }

    /// <summary>The time that cluster and host live by.</summary>
    public SteeredClock Clock { get; }

    public Uri Address => _server.Address;

    /// <summary>The identity with which the host reads.</summary>
    public required KubernetesConnection Reader { get; init; }

    /// <summary>The identity with which the host acts.</summary>
    public required KubernetesConnection Actor { get; init; }

    /// <summary>The applications in it, each as <c>namespace/name</c>, the one that the scenario hits first.</summary>
    public required IReadOnlyList<string> Applications { get; init; }

    public static async Task<SimulatedSite> StartAsync(Scenario scenario, int seed, int rate)
    {
        var clock = new SteeredClock(rate);
        var landscape = scenario.Suit(new LandscapeOptions());
        var world = new SimulatedWorld(new WorldOptions { Seed = seed, Landscape = landscape }, clock);
        var (reader, actor) = (AddUser(world, "autoheal-reader"), AddUser(world, "autoheal-actor"));
        var server = await SimulatedApiServer.StartAsync(world);
        var (reading, acting) = (Client(server.Address, reader), Client(server.Address, actor));
        var site = new SimulatedSite(server, clock, scenario, scenario.Fault(landscape.Primary))
        {
            Reader = KubernetesConnection.FromHttpClient(reading),
            Actor = KubernetesConnection.FromHttpClient(acting),
            Applications = await ListApplicationsAsync(reading),
        };
        site._clients.AddRange([reading, acting]);
        return site;
    }

    /// <summary>Starts the alerting, whose notifications go to the host's webhook, and makes the scenario's fault happen.</summary>
    public void Break(Uri webhook, string token)
    {
        _server.Use(world =>
        {
            // The sender's patience is measured by the simulated clock, but the webhook answers in real time.
            var options = new AlertmanagerOptions { SendTimeout = TimeSpan.FromSeconds(10 * Clock.Rate) };
            _alertmanager = new SimulatedAlertmanager(world, options, (body, cancellationToken) => SendAsync(webhook, token, body, cancellationToken));
            _alertmanager.Start();
            _fault.Apply(world);
            if (_scenario.Name == "healthy")
            {
                _alertmanager.FireStale(_fault.Target);
            }

            return true;
        });
    }

    /// <summary>Makes something else go wrong; the alerting has been started.</summary>
    public void Break(Scenario scenario, string application) => _server.Use(world =>
    {
        scenario.Fault(application).Apply(world);
        return true;
    });

    /// <summary>Puts a colleague on call who approves or rejects what the host asks, until cancelled.</summary>
    public Task CallColleagueAsync(AutohealStores stores, INonceSource nonces, ApprovalMode mode, CancellationToken cancellationToken)
    {
        var answer = mode == ApprovalMode.Auto ? ColleagueAnswer.Approve : ColleagueAnswer.Reject;
        return new SimulatedColleague(() => stores, Clock, nonces, answer, Intervene).RunAsync(cancellationToken);
    }

    /// <summary>What people do about the fault by themselves; nothing, in most scenarios.</summary>
    public void Intervene() => _server.Use(world =>
    {
        _fault.Intervene(world);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        _server.Use(_ =>
        {
            _alertmanager?.Stop();
            return true;
        });
        await _server.DisposeAsync();
        _sender.Dispose();
        _clients.ForEach(client => client.Dispose());
    }

    /// <summary>
    /// Posts one notification. The alerting lives in the world's steps, so what it does with the answer must happen there: the task that it
    /// awaits is completed inside the world's lock, and runs its continuations there.
    /// </summary>
    private Task SendAsync(Uri webhook, string token, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource();
        _ = PostAsync();
        return answered.Task;

        async Task PostAsync()
        {
            var error = await TryPostAsync(webhook, token, body, cancellationToken);
            _server.Use(_ => error is null ? answered.TrySetResult() : answered.TrySetException(error));
        }
    }

    private async Task<Exception?> TryPostAsync(Uri webhook, string token, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await _sender.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return e;
        }
    }

    private static async Task<IReadOnlyList<string>> ListApplicationsAsync(HttpClient client)
    {
        using var list = JsonDocument.Parse(await client.GetStringAsync("/apis/apps/v1/deployments"));
        var primary = new LandscapeOptions().Primary;
        return
        [
            .. list.RootElement.GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("metadata"))
                .Select(meta => $"{meta.GetProperty("namespace").GetString()}/{meta.GetProperty("name").GetString()}")
                .Where(name => !name.StartsWith("kube-system/", StringComparison.Ordinal))
                .OrderBy(name => name != primary)
                .ThenBy(name => name, StringComparer.Ordinal),
        ];
    }

    private static string AddUser(SimulatedWorld world, string name)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        world.Access.AddUser(token, new UserIdentity { Name = name });
        return token;
    }

    private static HttpClient Client(Uri address, string token)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
