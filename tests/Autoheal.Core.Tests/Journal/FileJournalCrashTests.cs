using Autoheal.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Journal;

/// <summary>After any crash: every acknowledged append is there, nothing else is half there, the chain verifies.</summary>
public sealed class FileJournalCrashTests
{
    private const string Directory = "/journal";

    [Fact]
    public async Task Append_PowerLostAtRandomOperations_KeepsWhatWasAcknowledged()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            await WithSeedAsync(seed, CrashRepeatedlyAsync);
        }
    }

    [Fact]
    public async Task Append_PowerLostAtEveryOperation_KeepsWhatWasAcknowledged()
    {
        for (var operation = 1; operation < 120; operation++)
        {
            await WithSeedAsync(operation, async disk =>
            {
                disk.CrashAt = operation;
                var workload = new JournalWorkload(seed: 5);
                await RunUntilFailureAsync(disk, workload, appends: 40);
                disk.Restart();
                await ReopenAndCheckAsync(disk, workload);
            });
        }
    }

    [Fact]
    public async Task Append_ProcessEndsThenPowerIsLost_KeepsWhatWasAcknowledged()
    {
        for (var operation = 1; operation < 120; operation++)
        {
            await WithSeedAsync(operation, async disk =>
            {
                disk.CrashAt = operation;
                var workload = new JournalWorkload(seed: 6);
                await RunUntilFailureAsync(disk, workload, appends: 40);
                disk.EndProcess();
                await ReopenAndCheckAsync(disk, workload);
                disk.Restart();
                await ReopenAndCheckAsync(disk, workload);
            });
        }
    }

    [Fact]
    public async Task Append_SyncFails_StoreIsDeadAndReopeningKeepsWhatWasAcknowledged()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            await WithSeedAsync(seed, async disk =>
            {
                var workload = new JournalWorkload(seed);
                await RunUntilFailureAsync(disk, workload, appends: 3);
                disk.FailSyncAt = disk.Operations + 1 + (seed % 40);
                await RunUntilFailureAsync(disk, workload, appends: 20);

                // No crash: the process opens again over a page cache that shows bytes the disk never got; then power goes.
                await ReopenAndCheckAsync(disk, workload);
                disk.Restart();
                await ReopenAndCheckAsync(disk, workload);
            });
        }
    }

    [Fact]
    public async Task Append_DiskFull_StoreIsDeadAndReopeningWithSpaceGoesOn()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            await WithSeedAsync(seed, async disk =>
            {
                disk.Capacity = 200 + (seed * 37);
                var workload = new JournalWorkload(seed);
                await RunUntilFailureAsync(disk, workload, appends: 40);

                disk.Capacity = long.MaxValue;
                await ReopenAndCheckAsync(disk, workload);
                await RunUntilFailureAsync(disk, workload, appends: 3);
                await ReopenAndCheckAsync(disk, workload);
            });
        }
    }

    [Fact]
    public async Task Append_AfterAFailedSync_EveryLaterAppendThrows()
    {
        var disk = new SimulatedDisk(seed: 1);
        await using var store = Open(disk);
        disk.FailSyncAt = disk.Operations + 1;

        for (var i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<JournalException>(
                async () => await store.AppendAsync([Autoheal.Testing.JournalSamples.Append("a", 0, "r" + i)], CancellationToken.None));
            Assert.Equal(
                "The journal in '/journal' cannot be written: Input/output error. It accepts no further append; remove the cause and open it again.",
                error.Message);
        }

        Assert.Equal(0, await store.GetVersionAsync(new StreamId("a")));
    }

    [Fact]
    public async Task Append_SameSeed_SameBytes()
    {
        static async Task<string> RunAsync()
        {
            var disk = new SimulatedDisk(seed: 9) { CrashAt = 30 };
            await RunUntilFailureAsync(disk, new JournalWorkload(seed: 9), appends: 40);
            disk.Restart();
            return string.Join(' ', disk.Files().Select(file => file + Convert.ToHexString(disk.Content(file))));
        }

        Assert.Equal(await RunAsync(), await RunAsync());
    }

    private static async Task CrashRepeatedlyAsync(SimulatedDisk disk, int seed)
    {
        var random = new Random(seed);
        var workload = new JournalWorkload(seed);
        for (var crash = 0; crash < 2; crash++)
        {
            disk.CrashAt = random.Next(1, crash == 0 ? 60 : 12);
            await RunUntilFailureAsync(disk, workload, appends: 40);
            disk.Restart();

            // Recovery may be interrupted as well.
            disk.CrashAt = random.Next(1, 8);
            await RunUntilFailureAsync(disk, workload: null, appends: 0);
            disk.Restart();
            await ReopenAndCheckAsync(disk, workload);
        }
    }

    private static async Task RunUntilFailureAsync(SimulatedDisk disk, JournalWorkload? workload, int appends)
    {
        try
        {
            await using var store = Open(disk);
            await (workload?.RunAsync(store, appends) ?? Task.CompletedTask);
        }
        catch (JournalException error) when (error.InnerException is IOException)
        {
            // The disk failed, as it was told to.
        }
    }

    private static async Task ReopenAndCheckAsync(SimulatedDisk disk, JournalWorkload workload)
    {
        await using var store = Open(disk);
        await workload.CheckAsync(store);
        await workload.CheckAsync(new FileJournalReader(disk, Directory));
        await workload.RunAsync(store, appends: 2);
        await workload.CheckAsync(new FileJournalReader(disk, Directory));
    }

    private static FileJournalStore Open(SimulatedDisk disk) => FileJournalStore.Open(
        new FileJournalOptions { Directory = Directory, Synchronous = true, SegmentBytes = 4096 }, disk, NullLogger.Instance);

    private static Task WithSeedAsync(int seed, Func<SimulatedDisk, Task> test) => WithSeedAsync(seed, (disk, _) => test(disk));

    private static async Task WithSeedAsync(int seed, Func<SimulatedDisk, int, Task> test)
    {
        try
        {
            await test(new SimulatedDisk(seed), seed);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Seed {seed}: {error.Message}", error);
        }
    }
}
