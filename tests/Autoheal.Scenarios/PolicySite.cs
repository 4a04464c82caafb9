using Autoheal.Approvals;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy.Documents;
using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios;

/// <summary>A simulated cluster under a policy document in which everything may run unattended that no rule holds up.</summary>
internal static class PolicySite
{
    private const string Head = """
        apiVersion: autoheal/policy/v1
        name: site
        settings:
          allowedNamespaces: ["*"]
          unattendedActionsPerHour: 100
          actionsPerWorkloadPerHour: 100
          highRiskQuorum: 1
          unattendedPodShare: 100%
          approverRoles: [oncall, senior]

        """;

    private const string Staging = "environments: [{ name: staging, namespaces: [checkout] }]\n";

    /// <summary>The document of a site whose namespace is staging.</summary>
    public static string Text(string rules) => Head + Staging + rules;

    public static Task<SimulatedCluster> StartAsync(
        string rules, bool production = false, DateTimeOffset? at = null, ColleagueAnswer colleague = ColleagueAnswer.None, Action<IAutohealBuilder>? configure = null)
    {
        var reading = PolicyDocument.Read(production ? Head + rules : Text(rules), "policy.yaml");
        Assert.Empty(reading.Errors);
        return SimulatedCluster.StartAsync(1, options =>
        {
            options.StartTime = at ?? options.StartTime;
            options.Colleague = colleague;
            options.ConfigureHost = autoheal =>
            {
                autoheal.UsePolicy(reading.Document!);
                configure?.Invoke(autoheal);
            };
        });
    }

    /// <summary>A bad rollout, and how its incident ended.</summary>
    public static async Task<SettledIncident> BreakAsync(SimulatedCluster cluster)
    {
        var before = (await IncidentsAsync(cluster)).Count;
        await cluster.InjectAsync(Fault.BadRollout(cluster.Primary));
        for (var turn = 0; (await IncidentsAsync(cluster)).Count == before && turn < 60; turn++)
        {
            cluster.Pump.RunFor(TimeSpan.FromSeconds(10));
        }

        await cluster.RunUntilSettledAsync();
        return (await IncidentsAsync(cluster))[^1];
    }

    public static PolicyDecided DecisionOf(SettledIncident incident) => incident.Events.OfType<PolicyDecided>().Last();

    /// <summary>All incidents, in the order in which they were opened.</summary>
    public static async Task<IReadOnlyList<SettledIncident>> IncidentsAsync(SimulatedCluster cluster)
    {
        var incidents = new List<SettledIncident>();
        foreach (var stream in await cluster.Journal.ListStreamsAsync(StreamId.IncidentPrefix))
        {
            var records = new List<JournalRecord>();
            await foreach (var record in cluster.Journal.ReadStreamAsync(stream))
            {
                records.Add(record);
            }

            incidents.Add(SettledIncident.Of(records));
        }

        return [.. incidents.OrderBy(incident => incident.Records[0].Position)];
    }

    /// <summary>Lets time pass until a request waits, and hands in answers of people, one after the other.</summary>
    public static async Task AnswerAsync(SimulatedCluster cluster, params string[] people)
    {
        var asked = (await IncidentsAsync(cluster)).SelectMany(incident => incident.Events).OfType<ApprovalRequested>().LastOrDefault();
        for (var turn = 0; asked is null && turn < 60; turn++)
        {
            cluster.Pump.RunFor(TimeSpan.FromSeconds(10));
            asked = (await IncidentsAsync(cluster)).SelectMany(incident => incident.Events).OfType<ApprovalRequested>().LastOrDefault();
        }

        Assert.NotNull(asked);
        foreach (var person in people)
        {
            cluster.Pump.Run(async () => await new ApprovalDesk(cluster.Host.Stores.Inbox, cluster.Pump.Clock, cluster.Host.Nonces).SubmitAsync(new ApprovalSubmission
            {
                RequestId = asked.Request.Id,
                PlanHash = asked.Request.PlanHash,
                Nonce = asked.Request.Nonce,
                PersonId = person,
                Approve = true,
                TypedName = asked.Request.MustType,
            }));
            cluster.Pump.RunFor(TimeSpan.FromSeconds(20));
        }
    }
}
