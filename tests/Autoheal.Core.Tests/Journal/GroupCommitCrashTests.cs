using System.Collections.Concurrent;
using Autoheal.Journal;
using Autoheal.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Journal;

/// <summary>Many callers at once, so that frames hold many appends, and power lost under them.</summary>
public sealed class GroupCommitCrashTests
{
    private const int Callers = 24;
    private const int RecordsPerAppend = 3;

    [Fact]
    public async Task Append_ManyCallersAndPowerLost_KeepsWhatWasAcknowledgedAndOnlyWholeAppends()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var disk = new SimulatedDisk(seed) { CrashAt = 6 + (seed % 30) };
            var acknowledged = new ConcurrentBag<JournalRecord>();
            await using (var store = FileJournalStore.Open(Options(synchronous: false), disk, NullLogger.Instance))
            {
                await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => AppendUntilPowerIsLostAsync(store, caller, acknowledged)));
            }

            disk.Restart();

            await using var again = FileJournalStore.Open(Options(synchronous: true), disk, NullLogger.Instance);
            var found = await JournalSamples.ToListAsync(again.ReadAllAsync());
            Assert.Empty(acknowledged.Select(record => record.Hash).Except(found.Select(record => record.Hash)));
            Assert.All(found.GroupBy(record => record.Stream), stream => Assert.Equal(0, stream.Count() % RecordsPerAppend));
            Assert.Equal((true, found.Count), ((await again.VerifyAsync()).Ok, (int)(await again.VerifyAsync()).Records));
        }
    }

    private static async Task AppendUntilPowerIsLostAsync(FileJournalStore store, int caller, ConcurrentBag<JournalRecord> acknowledged)
    {
        try
        {
            for (var version = 0; ; version += RecordsPerAppend)
            {
                var ids = Enumerable.Range(version, RecordsPerAppend).Select(i => $"{caller}-{i}").ToArray();
                var result = await store.AppendAsync([JournalSamples.Append("s" + caller, version, ids)], CancellationToken.None);
                foreach (var record in result.Records)
                {
                    acknowledged.Add(record);
                }
            }
        }
        catch (JournalException)
        {
            // Power is gone.
        }
    }

    private static FileJournalOptions Options(bool synchronous) =>
        new() { Directory = "/journal", Synchronous = synchronous, SegmentBytes = 16 * 1024 };
}
