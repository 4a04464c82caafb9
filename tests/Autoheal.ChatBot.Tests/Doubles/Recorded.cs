using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;

namespace Autoheal.ChatBot.Tests.Doubles;

/// <summary>Incidents as the pipeline recorded them on the simulated cluster, each run once.</summary>
internal static class Recorded
{
    private static readonly Lazy<Task<IReadOnlyList<JournalRecord>>> s_waiting = new(() => RunAsync(ColleagueAnswer.None, Fault.BadRollout, settle: false));
    private static readonly Lazy<Task<IReadOnlyList<JournalRecord>>> s_healed = new(() => RunAsync(ColleagueAnswer.Approve, Fault.BadRollout));
    private static readonly Lazy<Task<IReadOnlyList<JournalRecord>>> s_rejected = new(() => RunAsync(ColleagueAnswer.Reject, Fault.BadRollout));

    /// <summary>A bad rollout whose repair waits for approval.</summary>
    public static Task<IReadOnlyList<JournalRecord>> WaitingAsync() => s_waiting.Value;

    /// <summary>A bad rollout that was approved, repaired and verified.</summary>
    public static Task<IReadOnlyList<JournalRecord>> HealedAsync() => s_healed.Value;

    /// <summary>A bad rollout whose repair was rejected.</summary>
    public static Task<IReadOnlyList<JournalRecord>> RejectedAsync() => s_rejected.Value;

    /// <summary>The next record of a stream.</summary>
    public static JournalRecord Next(IReadOnlyList<JournalRecord> records, JournalEvent @event, TimeSpan later = default) => records[^1] with
    {
        Sequence = records[^1].Sequence + 1,
        Position = records[^1].Position + 1,
        Id = $"added-{records[^1].Sequence + 1}",
        Type = JournalJson.TypeOf(@event),
        At = records[^1].At + later,
        Payload = JournalJson.Write(@event),
    };

    private static async Task<IReadOnlyList<JournalRecord>> RunAsync(ColleagueAnswer colleague, Func<string, Fault> fault, bool settle = true)
    {
        await using var cluster = await SimulatedCluster.StartAsync(3, options => options.Colleague = colleague);
        await cluster.InjectAsync(fault(cluster.Primary));
        if (settle)
        {
            return (await cluster.RunUntilSettledAsync()).Records;
        }

        var records = await ReadAsync(cluster);
        for (var turn = 0; turn < 60 && records.All(record => record.Type != "approval.requested"); turn++)
        {
            cluster.Pump.RunFor(TimeSpan.FromSeconds(10));
            records = await ReadAsync(cluster);
        }

        return records;
    }

    private static async Task<IReadOnlyList<JournalRecord>> ReadAsync(SimulatedCluster cluster)
    {
        var records = new List<JournalRecord>();
        await foreach (var record in cluster.Journal.ReadStreamAsync(StreamId.Incident("INC-1")))
        {
            records.Add(record);
        }

        return records;
    }
}
