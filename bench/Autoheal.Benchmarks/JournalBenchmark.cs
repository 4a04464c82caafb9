using System.Diagnostics;
using System.Globalization;
using Autoheal.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Benchmarks;

/// <summary>
/// Durable appends per second, one at a time and with many callers, and the rate of verification; beside plain writes and fsyncs of
/// the same bytes. Arguments: <c>[directory] [records to verify]</c>.
/// </summary>
internal static class JournalBenchmark
{
    private const int PayloadBytes = 512;
    private const int Callers = 512;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly byte[] Payload = CreatePayload();

    public static async Task RunAsync(string[] arguments)
    {
        var directory = Directory.CreateDirectory(
            Path.Combine(arguments.Length > 0 ? arguments[0] : Path.GetTempPath(), "autoheal-bench-" + Environment.ProcessId)).FullName;
        var records = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 2_000_000;
        try
        {
            Console.WriteLine($"journal in {directory}, records of {PayloadBytes} bytes of payload, {Environment.ProcessorCount} processors");
            await AppendAsync(directory, callers: 1);
            await AppendAsync(directory, Callers);
            await VerifyAsync(directory, records);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task AppendAsync(string directory, int callers)
    {
        await using (var warm = Open(Path.Combine(directory, "warm" + callers)))
        {
            await AppendForAsync(warm, callers, TimeSpan.FromSeconds(1));
        }

        await using var store = Open(Path.Combine(directory, "append" + callers));
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetTotalAllocatedBytes();
        var appended = await AppendForAsync(store, callers, Duration);
        var rate = appended / watch.Elapsed.TotalSeconds;
        var bytes = (GC.GetTotalAllocatedBytes() - allocated) / appended;
        var plain = PlainWrites(Path.Combine(directory, "plain" + callers), callers) * callers;
        Console.WriteLine(
            $"append, {callers,3} callers: {rate,10:N0} records/s   plain write+fsync of the same bytes: {plain,10:N0} records/s   ratio {rate / plain:F2}   {bytes:N0} B allocated/record");
    }

    private static async Task<long> AppendForAsync(FileJournalStore store, int callers, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => OneCallerAsync(store, caller, watch, duration)));
        return counts.Sum();
    }

    private static async Task<long> OneCallerAsync(FileJournalStore store, int caller, Stopwatch watch, TimeSpan duration)
    {
        var stream = new StreamId("incident/INC-" + caller);
        long version = 0;
        while (watch.Elapsed < duration)
        {
            await store.AppendAsync([new StreamAppend { Stream = stream, ExpectedVersion = version, Records = [Record(caller, ++version)] }], CancellationToken.None);
        }

        return version;
    }

    /// <summary>How often a second the bytes of a group can be written at the end of a file and synced.</summary>
    private static double PlainWrites(string path, int records)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var group = new byte[records * (PayloadBytes + 128)];
        var writes = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.Elapsed < Duration; writes++)
        {
            file.Write(group);
            file.Flush(flushToDisk: true);
        }

        return writes / watch.Elapsed.TotalSeconds;
    }

    private static async Task VerifyAsync(string directory, int records)
    {
        await using var store = Open(Path.Combine(directory, "verify"));
        var watch = Stopwatch.StartNew();
        await FillAsync(store, records);
        Console.WriteLine($"fill, groups of {Callers}: {records / watch.Elapsed.TotalSeconds,10:N0} records/s");

        watch.Restart();
        var processor = Environment.CpuUsage.TotalTime;
        var verification = await store.VerifyAsync();
        var rate = records / watch.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"verify: {verification.Records:N0} records, ok {verification.Ok}, {watch.Elapsed.TotalSeconds:F2} s ({(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F2} s of processor time), {rate:N0} records/s; ten million would take {10_000_000 / rate:F1} s");

        watch.Restart();
        await store.DisposeAsync();
        await using var again = Open(Path.Combine(directory, "verify"));
        Console.WriteLine($"open: {watch.Elapsed.TotalSeconds:F2} s, {records / watch.Elapsed.TotalSeconds:N0} records/s");
    }

    private static async Task FillAsync(FileJournalStore store, int records)
    {
        var versions = new long[1000];
        for (var done = 0; done < records; done += Callers)
        {
            var caller = done / Callers % versions.Length;
            var version = versions[caller];
            var group = Enumerable.Range(1, Math.Min(Callers, records - done)).Select(i => Record(caller, version + i)).ToArray();
            versions[caller] += group.Length;
            await store.AppendAsync(
                [new StreamAppend { Stream = new StreamId("incident/INC-" + caller), ExpectedVersion = version, Records = group }], CancellationToken.None);
        }
    }

    private static FileJournalStore Open(string directory) =>
        FileJournalStore.Open(new FileJournalOptions { Directory = directory }, new PhysicalDisk(), NullLogger.Instance);

    private static NewRecord Record(int caller, long sequence) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"INC-{caller}/{sequence}"),
        Type = "bench.happened",
        At = DateTimeOffset.UnixEpoch,
        Actor = "autoheal",
        Payload = Payload,
    };

    private static byte[] CreatePayload()
    {
        var payload = new byte[PayloadBytes];
        payload.AsSpan().Fill((byte)'x');
        return payload;
    }
}
