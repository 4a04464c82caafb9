using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios.Autonomy;

/// <summary>A simulated cluster in which several things go wrong one after the other, with people who are told what to do.</summary>
internal sealed class Town : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(8);

    private Town(SimulatedCluster cluster, PeopleOptions people)
    {
        Cluster = cluster;
        People = people;
    }

    public SimulatedCluster Cluster { get; }

    /// <summary>Whom the host knows; changed while it runs.</summary>
    public PeopleOptions People { get; }

    /// <summary>Every write of the host's acting identity.</summary>
    public int Writes => Cluster.World.Audit.Count(entry => entry is { Wrote: true, User: "autoheal-actor" });

    public static async Task<Town> StartAsync(ColleagueAnswer colleague, Action<IAutohealBuilder>? host = null, int neighbours = 3)
    {
        var people = new PeopleOptions();
        people.People.Add(SimulatedColleague.Person);
        var cluster = await SimulatedCluster.StartAsync(seed: 5, options =>
        {
            options.Colleague = colleague;
            options.Landscape = new() { Neighbours = neighbours };
            options.ConfigureHost = builder =>
            {
                builder.Services.AddSingleton<IPeopleDirectory>(new Directory(people));
                host?.Invoke(builder);
            };
        });
        return new Town(cluster, people);
    }

    /// <summary>Makes something go wrong and lets the host deal with it; the incident when it has ended, or is in a phase.</summary>
    public async Task<IReadOnlyList<JournalEvent>> BreakAsync(Fault fault, IncidentPhase phase = IncidentPhase.Closed)
    {
        var before = (await ListAsync()).Count;
        await Cluster.InjectAsync(fault);
        return await UntilAsync(before, phase);
    }

    /// <summary>Lets time pass until the last incident is in a phase or has ended.</summary>
    public async Task<IReadOnlyList<JournalEvent>> UntilAsync(int before, IncidentPhase phase = IncidentPhase.Closed)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += TimeSpan.FromSeconds(5))
        {
            Cluster.Pump.RunFor(TimeSpan.FromSeconds(5));
            var incidents = await ListAsync();
            if (incidents.Count > before && (incidents[^1].Phase == phase || incidents[^1].Phase == IncidentPhase.Closed))
            {
                return await EventsAsync(StreamId.Incident(incidents[^1].Id));
            }
        }

        throw new TimeoutException("The incident does not get on.");
    }

    public Task<IReadOnlyList<IncidentSummary>> ListAsync() => Task.FromResult(Cluster.Pump.Run(async () =>
    {
        var incidents = new List<IncidentSummary>();
        await foreach (var incident in new IncidentDirectory(Cluster.Journal).ListAsync())
        {
            incidents.Add(incident);
        }

        return (IReadOnlyList<IncidentSummary>)[.. incidents.OrderBy(incident => incident.OpenedAt)];
    }));

    public Task<IReadOnlyList<JournalEvent>> EventsAsync(StreamId stream) => Task.FromResult(Cluster.Pump.Run(async () =>
    {
        var events = new List<JournalEvent>();
        await foreach (var record in Cluster.Journal.ReadStreamAsync(stream))
        {
            events.Add(JournalJson.Read(record));
        }

        return (IReadOnlyList<JournalEvent>)events;
    }));

    /// <summary>Something that people do over their channel; the host takes it up.</summary>
    public Task DoAsync(Func<IServiceProvider, ValueTask> action)
    {
        Cluster.Pump.Run(() => action(Cluster.Host.Services).AsTask());
        Cluster.Pump.RunFor(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    public Task GrantAsync(string action, string target) => DoAsync(services => services.GetRequiredService<GrantDesk>().GiveAsync(new GrantSubmission
    {
        PersonId = SimulatedColleague.Person.Id,
        Action = action,
        Kind = "Deployment",
        Namespace = target.Split('/')[0],
        Name = target.Split('/')[1],
        DurationSeconds = 6 * 3600,
    }));

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private sealed class Directory(PeopleOptions people) : IPeopleDirectory
    {
        public ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(people.People.SingleOrDefault(person => person.Id == personId));
    }
}
