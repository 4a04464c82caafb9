using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Simulation;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Scenarios;

/// <summary>
/// The host dies at any time after a person may be heard, and is started again on what was durable. Every command is one event, nothing is
/// undone twice, and what a person pursued is carried out once.
/// </summary>
public sealed class CommandCrashTests
{
    /// <summary>Whole incidents take their time: as many crashes as this are spread evenly over the steps.</summary>
    private const int Crashes = 40;

    [Fact]
    public async Task Undo_CrashedAllAlong_IsDoneOnce()
    {
        var (first, last) = await MeasureUndoAsync();
        Assert.InRange(last - first, 50, 20_000);
        foreach (var step in Spread(first, last))
        {
            await UndoAsync(seed: 1, step);
        }
    }

    [Fact]
    public async Task Pursue_CrashedAllAlong_ActsOnceForTheChosenHypothesis()
    {
        var (first, last) = await MeasurePursuitAsync();
        Assert.InRange(last - first, 50, 20_000);
        foreach (var step in Spread(first, last))
        {
            await PursueAsync(seed: 1, step);
        }
    }

    private static async Task<(long First, long Last)> MeasureUndoAsync()
    {
        await using var cluster = await StartAsync("bad-rollout", seed: 1, crash: null);
        var amira = new Commander(cluster);
        amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Closed);
        var first = cluster.Host.Process.Steps;
        amira.Give("INC-1", _ => true, IncidentVerb.Undo);
        amira.Until("INC-2", incident => incident.Phase == IncidentPhase.Closed);
        return (first, cluster.Host.Process.Steps);
    }

    private static async Task<(long First, long Last)> MeasurePursuitAsync()
    {
        await using var cluster = await StartAsync("wrong-first-guess", seed: 1, crash: null);
        var amira = new Commander(cluster);
        amira.Until("INC-1", incident => incident.OpenRequestId is not null);
        var first = cluster.Host.Process.Steps;
        amira.Give("INC-1", _ => true, IncidentVerb.Pursue, CommandScenarioTests.Second);
        amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Closed);
        return (first, cluster.Host.Process.Steps);
    }

    private static async Task UndoAsync(int seed, long crash)
    {
        var where = $"undo, seed {seed}, crash before step {crash}";
        await using var cluster = await StartAsync("bad-rollout", seed, crash);
        var amira = new Commander(cluster);
        Guarded(where, () =>
        {
            amira.Give("INC-1", incident => incident.Phase == IncidentPhase.Closed, IncidentVerb.Undo);
            amira.Until("INC-2", incident => incident.Phase == IncidentPhase.Closed);
        });

        Assert.True(amira.Read("INC-2").End == IncidentEnd.Undone, $"{where}\n{amira.Read("INC-2").Transcript}");
        var given = Assert.Single(amira.Read("INC-1").Events.OfType<CommandGiven>());
        Assert.Equal((true, "INC-2"), (given.Counted, given.UndoIncident));
        Assert.Single(cluster.Journal.ReadAllAsync().ToBlockingEnumerable(), record => JournalJson.Read(record) is IncidentOpened { Undo: not null });
        await AssertWritesAreIntendedAsync(cluster, where);
        Assert.True(Applied(amira.Read("INC-2")) == 1, $"{where}: undone {Applied(amira.Read("INC-2"))} times");
    }

    private static async Task PursueAsync(int seed, long crash)
    {
        var where = $"pursue, seed {seed}, crash before step {crash}";
        await using var cluster = await StartAsync("wrong-first-guess", seed, crash);
        var amira = new Commander(cluster);
        Guarded(where, () =>
        {
            amira.Give("INC-1", incident => incident.OpenRequestId is not null, IncidentVerb.Pursue, CommandScenarioTests.Second);
            amira.Until("INC-1", incident => incident.Phase == IncidentPhase.Closed);
        });

        var incident = amira.Read("INC-1");
        Assert.True(incident.End == IncidentEnd.Healed, $"{where}\n{incident.Transcript}");
        Assert.Single(incident.Events.OfType<CommandGiven>());
        await AssertWritesAreIntendedAsync(cluster, where);
        Assert.Equal(incident.Actions.Count, incident.Actions.Select(action => (action.Name, action.Target)).Distinct().Count());
    }

    private static IEnumerable<long> Spread(long first, long last) =>
        Enumerable.Range(0, Crashes).Select(index => first + ((last - first) * index / (Crashes - 1)));

    private static int Applied(SettledIncident incident) =>
        incident.Events.Count(@event => @event is ActionCompleted { Status: Execution.ActionStatus.Applied } or ActionReconciled { State: Execution.ReconcileState.Applied });

    private static void Guarded(string where, Action run)
    {
        try
        {
            run();
        }
        catch (Exception e)
        {
            Assert.Fail($"{where}: {e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>Each write that the cluster saw has its own durable intent, and the chain is whole.</summary>
    private static async Task AssertWritesAreIntendedAsync(SimulatedCluster cluster, string where)
    {
        var verification = await cluster.Journal.VerifyAsync();
        Assert.True(verification.Ok, $"{where}: {verification.Reason}");
        var intents = cluster.Journal.ReadAllAsync().ToBlockingEnumerable().Select(JournalJson.Read).OfType<ActionIntended>().ToArray();
        Assert.True(intents.Select(intent => intent.IntentId).Distinct().Count() == intents.Length, $"{where}: an intent appears twice");
        var writes = cluster.World.Audit.Count(entry => entry.User == "autoheal-actor" && entry.Wrote);
        Assert.True(writes <= intents.Length, $"{where}: {writes} writes for {intents.Length} intents");
    }

    private static async Task<SimulatedCluster> StartAsync(string scenario, int seed, long? crash)
    {
        var cluster = await SimulatedCluster.StartAsync(seed, options =>
        {
            options.VaryNames = true;
            options.StepEverywhere = true;
            options.CrashBefore = (start, step) => start == 1 && step >= crash;
            Commander.AddTo(options);
        });
        await cluster.InjectAsync(ScenarioCatalogue.Find(scenario)!.Fault(cluster.Primary));
        return cluster;
    }
}
