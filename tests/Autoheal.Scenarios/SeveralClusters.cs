using System.Net.Http.Headers;
using System.Text;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Kubernetes.Client;
using Autoheal.Perception;
using Autoheal.Simulation;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Scenarios;

/// <summary>One host on two simulated clusters behind HTTP, each with its own users, environment and limits. All live by one fast clock.</summary>
internal sealed class SeveralClusters : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, SimulatedApiServer> _servers = new(StringComparer.Ordinal);
    private readonly List<HttpClient> _clients = [];
    private readonly RealRateClock _clock = new(10);
    private ServiceProvider _services = null!;

    public string IdOf(string cluster) => Use(cluster, world => world.ClusterId);

    public IReadOnlyList<AuditEntry> AuditOf(string cluster) =>
        Use(cluster, world => world.Audit.Where(entry => entry.User.StartsWith("autoheal-", StringComparison.Ordinal) || entry.User.Length == 0).ToArray());

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<SeveralClusters> StartAsync(Action<IAutohealBuilder>? configure = null)
    {
        var site = new SeveralClusters();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(site._clock);
        var autoheal = services.AddAutoheal(options => options.CollectionBudget = TimeSpan.FromMinutes(5));
        foreach (var (name, seed) in new[] { ("eu-1", 11), ("us-1", 12) })
        {
            await site.AddAsync(autoheal, name, seed);
        }

        configure?.Invoke(autoheal);
        site._services = services.BuildServiceProvider();
        foreach (var service in site._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return site;
    }

    /// <summary>Makes something go wrong, and comes back when an alerting rule would have fired.</summary>
    public async Task InjectAsync(string cluster, Func<string, Fault> fault)
    {
        Use(cluster, world =>
        {
            fault("checkout/api").Apply(world);
            return true;
        });
        await Task.Delay(TimeSpan.FromSeconds(90), _clock);
    }

    /// <summary>Hands in the same alert for every cluster but for what places it.</summary>
    public ValueTask<IntakeResult> AlertAsync(IReadOnlyList<string> bound, string label = "") => Get<IAlertIntake>().SubmitAsync(new Signal
    {
        Source = "alertmanager",
        ReceivedAt = _clock.GetUtcNow(),
        BoundNamespaces = ["*"],
        BoundClusters = bound,
        Body = Encoding.UTF8.GetBytes($$"""
            {"version":"4","alerts":[{"status":"firing","fingerprint":"f00","startsAt":"{{_clock.GetUtcNow():O}}",
            "labels":{"alertname":"KubeDeploymentReplicasMismatch","namespace":"checkout","deployment":"api"{{(label.Length == 0 ? "" : $",\"cluster\":\"{label}\"")}}} } ] }
            """),
    });

    /// <summary>The incidents once all of them have ended.</summary>
    public async Task<IReadOnlyList<IncidentSummary>> SettleAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var incidents = await ReadAsync(patience.Token);
            if (incidents.Count >= count && incidents.All(incident => incident.Phase == IncidentPhase.Closed))
            {
                return incidents;
            }

            await Task.Delay(TimeSpan.FromSeconds(5), _clock, patience.Token);
        }
    }

    public async Task<IReadOnlyList<JournalEvent>> EventsAsync(string incidentId)
    {
        var events = new List<JournalEvent>();
        await foreach (var record in Get<IJournalReader>().ReadStreamAsync(StreamId.Incident(incidentId)))
        {
            events.Add(JournalJson.Read(record));
        }

        return events;
    }

    /// <summary>Nobody answers there any more.</summary>
    public ValueTask TakeDownAsync(string cluster) => _servers[cluster].DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }

        _clients.ForEach(client => client.Dispose());
    }

    private async Task<IReadOnlyList<IncidentSummary>> ReadAsync(CancellationToken cancellationToken)
    {
        var incidents = new List<IncidentSummary>();
        await foreach (var incident in Get<IncidentDirectory>().ListAsync(cancellationToken))
        {
            incidents.Add(incident);
        }

        return incidents;
    }

    private T Use<T>(string cluster, Func<SimulatedWorld, T> action) => _servers[cluster].Use(action);

    private async Task AddAsync(IAutohealBuilder autoheal, string name, int seed)
    {
        var world = new SimulatedWorld(new WorldOptions { Seed = seed, Landscape = new LandscapeOptions { Primary = "checkout/api" } }, _clock);
        world.Access.AddUser($"reader-token-{name}", new UserIdentity { Name = $"autoheal-reader-{name}" });
        world.Access.AddUser($"actor-token-{name}", new UserIdentity { Name = $"autoheal-actor-{name}" });
        var server = _servers[name] = await SimulatedApiServer.StartAsync(world);
        autoheal.AddKubernetesCluster(name, options =>
        {
            options.Connection = Connect(server.Address, $"reader-token-{name}");
            options.ActingConnection = Connect(server.Address, $"actor-token-{name}");
            options.KnownManagers.Add("ci-deployer");
        });
        autoheal.ConfigurePolicy(name, policy =>
        {
            policy.Environment = "staging";
            policy.AllowedNamespaces.Add("checkout");
            policy.UnattendedActionsPerHour = 5;
            policy.UnattendedPodShare = 1;
        });
    }

    private KubernetesConnection Connect(Uri address, string token)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _clients.Add(client);
        return KubernetesConnection.FromHttpClient(client);
    }
}
