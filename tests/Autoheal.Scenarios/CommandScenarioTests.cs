using System.Text.Json.Nodes;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;
using Autoheal.Simulation.Scenarios;
using Autoheal.Simulation.Storage;
using Autoheal.Testing;
using Autoheal.Verification;

namespace Autoheal.Scenarios;

/// <summary>People take, hold, release, undo and pursue while incidents run on the simulated cluster.</summary>
public sealed class CommandScenarioTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Take_FromAPendingRequest_NothingIsWrittenAndRecoveryIsRecorded(int seed)
    {
        await using var cluster = await StartAsync(seed, "bad-rollout", ColleagueAnswer.None);
        var amira = new Commander(cluster);
        amira.Give("INC-1", incident => incident.OpenRequestId is not null, IncidentVerb.Take);
        var taken = amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Taken);
        RepairByHand(cluster);

        amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Closed);

        Assert.Equal(Commander.Id, taken.TakenBy);
        var incident = amira.Read("INC-1").ShouldEnd(IncidentEnd.HandedOver).AfterActions();
        Assert.Contains("amira took it; ", incident.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(cluster.World.Audit, entry => entry.User == "autoheal-actor" && entry.Wrote);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Hold_ThenRelease_TheApprovedPlanWaitsUntilThen(int seed)
    {
        await using var cluster = await StartAsync(seed, "bad-rollout");
        var amira = new Commander(cluster);
        amira.Give("INC-1", incident => incident.OpenRequestId is not null, IncidentVerb.Hold, (_, command) => command with { HoldMinutes = 10 });
        var held = amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Executing);
        cluster.Pump.Run(() => Task.Delay(TimeSpan.FromMinutes(5), cluster.Pump.Clock), TimeSpan.FromHours(1));
        Assert.DoesNotContain(cluster.World.Audit, entry => entry.User == "autoheal-actor" && entry.Wrote);

        amira.Give("INC-1", incident => incident.Phase == IncidentPhase.Executing, IncidentVerb.Release);
        amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Closed);

        Assert.NotNull(held.HeldUntil);
        amira.Read("INC-1").ShouldEndHealed().AfterActions("rollout-undo");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Undo_AfterHealed_TheGuardedFieldsAreExactlyWhatTheyWere(int seed)
    {
        await using var cluster = await StartAsync(seed, "bad-rollout");
        var templates = Watch(cluster);
        var amira = new Commander(cluster);
        amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Closed);

        amira.Give("INC-1", _ => true, IncidentVerb.Undo);
        var undone = amira.Until("INC-2", incident => incident.Phase == IncidentPhase.Closed);

        amira.Read("INC-1").ShouldEndHealed().AfterActions("rollout-undo");
        Assert.Equal((IncidentEnd.Undone, "INC-1/1"), (undone.End, undone.UndoOf));
        var incident = amira.Read("INC-2");
        Assert.Contains(incident.Events, @event => @event is VerificationConcluded { Operation: PermitOperation.Compensate, Verdict: VerificationVerdict.Effect });
        Assert.Equal([SimulatedColleague.Person.Id], Assert.Single(incident.Events.OfType<ActionIntended>()).ApprovedBy);

        // bad release → undone by Autoheal → exactly the bad release again, as Amira asked
        Assert.Equal(3, templates.Count);
        Assert.Equal(templates[0], templates[2]);
        Assert.NotEqual(templates[0], templates[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Undo_SomebodyElseHasChangedIt_NothingIsWrittenAndTheyAreNamed(int seed)
    {
        await using var cluster = await StartAsync(seed, "bad-rollout");
        var amira = new Commander(cluster);
        amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Closed);
        ChangeByHand(cluster);
        var writes = cluster.World.Audit.Count(entry => entry.User == "autoheal-actor" && entry.Wrote);

        amira.Give("INC-1", _ => true, IncidentVerb.Undo);
        amira.Until("INC-2", incident => incident.Phase == IncidentPhase.Closed);

        var incident = amira.Read("INC-2").ShouldEnd(IncidentEnd.Escalated);
        Assert.Contains("last changed by field manager kubectl", incident.Transcript, StringComparison.Ordinal);
        Assert.Equal(writes, cluster.World.Audit.Count(entry => entry.User == "autoheal-actor" && entry.Wrote));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Pursue_TheSecondHypothesisFromAPendingRequest_SparesTheWrongGuess(int seed)
    {
        await using var cluster = await StartAsync(seed, "wrong-first-guess");
        var amira = new Commander(cluster);
        amira.Give("INC-1", incident => incident.OpenRequestId is not null, IncidentVerb.Pursue, Second);

        amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Closed);

        var incident = amira.Read("INC-1").ShouldEndHealed().AfterActions("restore-config-reference");
        Assert.Equal("person:amira", incident.Events.OfType<PlanProposed>().Last().Plan.Proposer);
        Assert.Equal([SimulatedColleague.Person.Id], Assert.Single(incident.Events.OfType<ActionIntended>()).ApprovedBy);
        Assert.Contains("VOID    the plan will not run: amira pursues hypothesis 2", incident.Transcript, StringComparison.Ordinal);
    }

    internal static IncidentCommand Second(IncidentSummary incident, IncidentCommand command) =>
        command with { HypothesisRank = 2, DiagnosisSequence = incident.DiagnosisSequence };

    private static async Task<SimulatedCluster> StartAsync(int seed, string scenario, ColleagueAnswer colleague = ColleagueAnswer.Approve)
    {
        var cluster = await SimulatedCluster.StartAsync(seed, options =>
        {
            options.VaryNames = true;
            options.Colleague = colleague;
            Commander.AddTo(options);
        });
        await cluster.InjectAsync(ScenarioCatalogue.Find(scenario)!.Fault(cluster.Primary));
        return cluster;
    }

    private static List<string> Watch(SimulatedCluster cluster)
    {
        var (ns, app) = (cluster.Primary.Split('/')[0], cluster.Primary.Split('/')[1]);
        var templates = new List<string> { Template(cluster.World.Store.Get(Kinds.Deployment, ns, app).Json) };
        cluster.World.Store.Changed += change =>
        {
            if (change.Object.Kind == Kinds.Deployment && change.Object.Namespace == ns && change.Object.Name == app && Template(change.Object.Json) != templates[^1])
            {
                templates.Add(Template(change.Object.Json));
            }
        };
        return templates;
    }

    private static string Template(JsonObject deployment) => deployment["spec"]!["template"]!.ToJsonString();

    private static void ChangeByHand(SimulatedCluster cluster) => cluster.Pump.Run(() =>
    {
        var workload = cluster.World.Landscape.Find(cluster.Primary);
        ClusterUser.Engineer(cluster.World).SetDeployment(workload.Namespace, workload.Name, Release.Of(workload, new JsonObject
        {
            ["env"] = new JsonArray(new JsonObject { ["name"] = "TOUCHED", ["value"] = "by hand" }),
        }));
        return Task.CompletedTask;
    });

    private static void RepairByHand(SimulatedCluster cluster) => cluster.Pump.Run(() =>
    {
        Fault.HumanIntervenes(cluster.Primary).Intervene(cluster.World);
        return Task.CompletedTask;
    });
}
