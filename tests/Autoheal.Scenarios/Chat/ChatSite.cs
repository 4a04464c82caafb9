using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Approvals;
using Autoheal.Hosting.Access;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Kubernetes.Client;
using Autoheal.Simulation;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.Scenarios.Chat;

/// <summary>
/// A host as operators run it, with its chat platforms, on a simulated cluster; everything speaks real HTTP on the loopback address. The incident's clock
/// runs fast, that of signatures and tokens is the real one.
/// </summary>
internal sealed class ChatSite : IAsyncDisposable
{
    public const string HookToken = "hook-token-of-the-alerting-0123456789";
    public static readonly Uri PublicUrl = new("https://autoheal.example/");
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly SimulatedApiServer _server;
    private readonly RealRateClock _clock;
    private readonly List<HttpClient> _clients = [];
    private readonly IReadOnlyList<ChatRoom> _rooms;
    private WebApplication _app = null!;

    private ChatSite(SimulatedApiServer server, RealRateClock clock, IReadOnlyList<ChatRoom> rooms)
    {
        _server = server;
        _clock = clock;
        _rooms = rooms;
    }

    public static CancellationToken Soon => new CancellationTokenSource(s_patience).Token;

    /// <summary>The only room, or the first of several.</summary>
    public ChatRoom Room => _rooms[0];

    /// <param name="configure">Changes the host before it starts.</param>
    /// <param name="rooms">The platforms, each with its people.</param>
    public static async Task<ChatSite> StartAsync(Action<IAutohealBuilder>? configure, params ChatRoom[] rooms)
    {
        var clock = new RealRateClock(40);
        var world = new SimulatedWorld(new WorldOptions { Seed = 5, Landscape = new LandscapeOptions() }, clock);
        var (reader, actor) = (AddUser(world, "autoheal-reader"), AddUser(world, "autoheal-actor"));
        var site = new ChatSite(await SimulatedApiServer.StartAsync(world), clock, rooms);
        await site.StartHostAsync(site.Client(reader), site.Client(actor), configure);
        return site;
    }

    public static Task<ChatSite> StartAsync(params ChatRoom[] rooms) => StartAsync(configure: null, rooms);

    /// <summary>Breaks something, and lets the alerting notice.</summary>
    public async Task BreakAsync(Func<string, Fault> fault, int minutes = 2)
    {
        _server.Use(world =>
        {
            fault("checkout/api").Apply(world);
            return true;
        });
        await Task.Delay(TimeSpan.FromMinutes(minutes), _clock);
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HookToken);
        using var body = new StringContent(
            $$"""
            {"version":"4","status":"firing","alerts":[{"status":"firing","fingerprint":"f00","startsAt":"{{_clock.GetUtcNow():O}}",
            "labels":{"alertname":"KubeDeploymentReplicasMismatch","namespace":"checkout","deployment":"api"} } ] }
            """,
            Encoding.UTF8,
            "application/json");
        using var answer = await client.PostAsync(new Uri("hooks/alertmanager", UriKind.Relative), body, Soon);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Somebody else changes the target by hand.</summary>
    public void ChangeByHand() => _server.Use(world =>
    {
        var workload = world.Landscape.Find("checkout/api");
        ClusterUser.Engineer(world).SetDeployment(workload.Namespace, workload.Name, Release.Of(workload, new JsonObject
        {
            ["env"] = new JsonArray(new JsonObject { ["name"] = "TOUCHED", ["value"] = "by hand" }),
        }));
        return true;
    });

    /// <summary>How often Autoheal wrote to the cluster, dry runs left out.</summary>
    public int Writes() => _server.Use(world => world.Audit.Count(entry => entry.User == "autoheal-actor" && entry.Wrote));

    /// <summary>Waits until an event of an incident is there.</summary>
    public async Task<T> WaitAsync<T>(string incidentId, Func<T, bool>? isIt = null)
        where T : JournalEvent
    {
        var journal = _app.Services.GetRequiredService<IJournalReader>();
        while (true)
        {
            await foreach (var record in journal.ReadStreamAsync(StreamId.Incident(incidentId), cancellationToken: Soon))
            {
                if (JournalJson.Read(record) is T found && isIt?.Invoke(found) != false)
                {
                    return found;
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(1), _clock, Soon);
        }
    }

    public async Task<IReadOnlyList<JournalEvent>> EventsAsync(string incidentId)
    {
        var events = new List<JournalEvent>();
        await foreach (var record in _app.Services.GetRequiredService<IJournalReader>().ReadStreamAsync(StreamId.Incident(incidentId)))
        {
            events.Add(JournalJson.Read(record));
        }

        return events;
    }

    /// <summary>The end of an incident, with everything that led to it.</summary>
    public async Task<(IncidentEnd End, IReadOnlyList<JournalEvent> Events)> EndOfAsync(string incidentId)
    {
        var closed = await WaitAsync<IncidentClosed>(incidentId);
        return (closed.End, await EventsAsync(incidentId));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        foreach (var room in _rooms)
        {
            await room.DisposeAsync();
        }

        await _server.DisposeAsync();
        _clients.ForEach(client => client.Dispose());
    }

    private Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private async Task StartHostAsync(HttpClient reader, HttpClient actor, Action<IAutohealBuilder>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        var autoheal = builder.Services.AddAutoheal(options => options.CollectionBudget = TimeSpan.FromMinutes(5))
            .ConfigurePeople(people =>
            {
                people.People.Add(new Person { Id = "amira", Name = "Amira", Roles = ["oncall"] });
                people.People.Add(new Person { Id = "bo", Name = "Bo", Roles = ["oncall"] });
            })
            .ConfigurePolicy(policy =>
            {
                policy.AllowedNamespaces.Add("*");
                policy.ApprovalExpiry = TimeSpan.FromHours(6);
            })
            .AddKubernetes(kubernetes =>
            {
                kubernetes.Connection = KubernetesConnection.FromHttpClient(reader);
                kubernetes.ActingConnection = KubernetesConnection.FromHttpClient(actor);
                kubernetes.KnownManagers.Add("ci-deployer");
            })
            .AddHosting(hosting => hosting.HookTokens.Add(new HookTokenOptions { Name = "alertmanager", Token = HookToken, Namespaces = { "*" } }))
            .AddChatBot(chat => chat.PublicUrl = PublicUrl);
        foreach (var room in _rooms)
        {
            await room.AddToAsync(autoheal);
        }

        configure?.Invoke(autoheal);
        _app = builder.Build();
        _app.MapAutoheal();
        foreach (var room in _rooms)
        {
            room.Map(_app);
        }

        await _app.StartAsync();
        foreach (var room in _rooms)
        {
            await room.ConnectAsync(Address);
        }
    }

    private HttpClient Client(string token)
    {
        var client = new HttpClient { BaseAddress = _server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _clients.Add(client);
        return client;
    }

    private static string AddUser(SimulatedWorld world, string name)
    {
        var token = $"token-of-{name}";
        world.Access.AddUser(token, new UserIdentity { Name = name });
        return token;
    }
}
