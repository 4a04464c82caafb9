using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Simulation;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Scenarios;

/// <summary>
/// A host that dies between any two steps, where every request, every append and every await is a step, and is started again on what
/// was durable. No action is repeated, and every incident ends.
/// </summary>
internal static class CrashRun
{
    public static async Task<long> CountStepsAsync(Scenario scenario)
    {
        await using var cluster = await StartAsync(scenario, seed: 1, []);
        await cluster.RunUntilSettledAsync();
        return cluster.Host.Process.Steps;
    }

    public static async Task RunAsync(Scenario scenario, int seed, IReadOnlyList<long> crashes)
    {
        var where = $"{scenario.Name}, seed {seed}, crashes before steps {string.Join(", ", crashes)}";
        await using var cluster = await StartAsync(scenario, seed, crashes);
        try
        {
            await cluster.RunUntilSettledAsync(TimeSpan.FromHours(6));
        }
        catch (Exception e)
        {
            Assert.Fail($"{where}: {e.GetType().Name}: {e.Message}");
        }

        await AssertNothingWasRepeatedAsync(cluster, where);
    }

    private static async Task<SimulatedCluster> StartAsync(Scenario scenario, int seed, IReadOnlyList<long> crashes)
    {
        var cluster = await SimulatedCluster.StartAsync(seed, options =>
        {
            options.VaryNames = true;
            options.StepEverywhere = true;
            options.CrashBefore = (start, step) => start <= crashes.Count && step >= crashes[start - 1];
        });
        await cluster.InjectAsync(scenario.Fault(cluster.Primary));
        return cluster;
    }

    /// <summary>Each write that the cluster saw has its own durable intent, and the chain is whole.</summary>
    private static async Task AssertNothingWasRepeatedAsync(SimulatedCluster cluster, string where)
    {
        var verification = await cluster.Journal.VerifyAsync();
        Assert.True(verification.Ok, $"{where}: {verification.Reason}");
        var intents = new HashSet<string>();
        var ended = 0;
        await foreach (var record in cluster.Journal.ReadAllAsync())
        {
            var @event = JournalJson.Read(record);
            ended += @event is IncidentClosed ? 1 : 0;
            if (@event is ActionIntended intended)
            {
                Assert.True(intents.Add(intended.IntentId), $"{where}: intent {intended.IntentId} appears twice");
            }
        }

        var writes = cluster.World.Audit.Where(entry => entry.User == "autoheal-actor" && entry.Wrote).ToArray();
        Assert.True(writes.Length <= intents.Count, $"{where}: {writes.Length} writes for {intents.Count} intents");
        Assert.True(ended > 0, $"{where}: no incident ended");
        AssertNoTargetWasWrittenTwiceAlike(cluster, where);
    }

    private static void AssertNoTargetWasWrittenTwiceAlike(SimulatedCluster cluster, string where)
    {
        var incident = SettledIncident.Of(ReadFirst(cluster));
        var repeated = incident.Actions
            .Where(action => !action.Compensated)
            .GroupBy(action => (action.Name, action.Target))
            .FirstOrDefault(group => group.Count() > 1);
        Assert.True(repeated is null, $"{where}: {repeated?.Key} was carried out twice\n{incident.Transcript}");
    }

    private static List<JournalRecord> ReadFirst(SimulatedCluster cluster) =>
        [.. cluster.Journal.ReadStreamAsync(StreamId.Incident("INC-1")).ToBlockingEnumerable()];
}
