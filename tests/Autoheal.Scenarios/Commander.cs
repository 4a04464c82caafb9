using Autoheal.Approvals;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios;

/// <summary>A person beside the simulated host, who asks something of an incident when a moment has come. Looks at the journal alone; lives through crashes.</summary>
internal sealed class Commander(SimulatedCluster cluster)
{
    public const string Id = "amira";
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromHours(6);

    /// <summary>Makes the person known to a host.</summary>
    public static void AddTo(SimulatedClusterOptions options) => options.ConfigureHost += builder => builder.ConfigurePeople(
        people => people.People.Add(new Person { Id = Id, Name = "Amira", Roles = ["oncall"] }));

    /// <summary>Lets time pass until an incident is as wished.</summary>
    public IncidentSummary Until(string incidentId, Predicate<IncidentSummary> wished) => cluster.Pump.Run(() => UntilAsync(incidentId, wished), Limit);

    /// <summary>Asks, as soon as an incident is as wished.</summary>
    public void Give(string incidentId, Predicate<IncidentSummary> when, IncidentVerb verb, Func<IncidentSummary, IncidentCommand, IncidentCommand>? change = null) =>
        cluster.Pump.Run(() => GiveAsync(incidentId, when, verb, change), Limit);

    /// <summary>Waits for the moment beside everything else; whoever runs the simulation lets it come.</summary>
    public void Intend(string incidentId, Predicate<IncidentSummary> when, IncidentVerb verb, Func<IncidentSummary, IncidentCommand, IncidentCommand>? change = null) =>
        cluster.Pump.Run(() =>
        {
            _ = GiveAsync(incidentId, when, verb, change);
            return Task.CompletedTask;
        });

    public SettledIncident Read(string incidentId) => SettledIncident.Of(
        [.. cluster.Journal.ReadStreamAsync(StreamId.Incident(incidentId)).ToBlockingEnumerable()]);

    private async Task GiveAsync(
        string incidentId, Predicate<IncidentSummary> when, IncidentVerb verb, Func<IncidentSummary, IncidentCommand, IncidentCommand>? change)
    {
        var incident = await UntilAsync(incidentId, when);
        var command = new IncidentCommand { IncidentId = incidentId, Verb = verb, PersonId = Id };
        await new CommandDesk(cluster.Host.Stores.Inbox, cluster.Pump.Clock, cluster.Host.Nonces).SubmitAsync(change?.Invoke(incident, command) ?? command);
    }

    private async Task<IncidentSummary> UntilAsync(string incidentId, Predicate<IncidentSummary> wished)
    {
        while (true)
        {
            if (await new IncidentDirectory(cluster.Journal).FindAsync(incidentId) is { } incident && wished(incident))
            {
                return incident;
            }

            await Task.Delay(LookInterval, cluster.Pump.Clock);
        }
    }
}
