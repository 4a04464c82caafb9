using System.Diagnostics;
using System.Globalization;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Simulation;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Benchmarks;

/// <summary>
/// Whole incidents a second: bad-rollout from fault to healed on varied seeds, in process, one thread a core, the journal on disk with an
/// fsync for every append that nothing else shares. The baseline is the same with the journal in memory.
/// </summary>
internal static class IncidentBenchmark
{
    public static async Task RunAsync(string[] args)
    {
        var incidents = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        Console.WriteLine("objects  journal   incidents/s   ratio   events/incident   worlds/s (without an incident)");
        foreach (var neighbours in new[] { 3, 45 })
        {
            Measure(neighbours, incidents / 4, onDisk: false);
            var idle = MeasureWorlds(neighbours, incidents);
            var memory = Measure(neighbours, incidents, onDisk: false);
            var disk = Measure(neighbours, incidents, onDisk: true);
            Print(memory, 1, idle);
            Print(disk, disk.PerSecond / memory.PerSecond, idle);
        }

        await Task.CompletedTask;
    }

    private static void Print(Result result, double ratio, double idle) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Objects,7}  {result.Journal,-7} {result.PerSecond,13:0.0} {ratio,7:0.00} {result.Events,17:0.0} {idle,10:0.0}"));

    private static double MeasureWorlds(int neighbours, int count)
    {
        var started = Stopwatch.GetTimestamp();
        RunOnEveryCore(count, seed => StartAsync(seed, neighbours, null).DisposeAsync().AsTask().GetAwaiter().GetResult());
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Result Measure(int neighbours, int count, bool onDisk)
    {
        var root = Directory.CreateTempSubdirectory("autoheal-bench-");
        long events = 0;
        var objects = 0;
        try
        {
            var started = Stopwatch.GetTimestamp();
            RunOnEveryCore(count, seed =>
            {
                var cluster = StartAsync(seed, neighbours, onDisk ? Path.Combine(root.FullName, $"{seed}") : null);
                cluster.InjectAsync(ScenarioCatalogue.Find("bad-rollout")!.Fault(cluster.Primary)).GetAwaiter().GetResult();
                var incident = cluster.RunUntilSettledAsync().GetAwaiter().GetResult();
                if (incident.End != IncidentEnd.Healed)
                {
                    throw new InvalidOperationException($"Seed {seed} ended {incident.End}:\n{incident.Transcript}");
                }

                Interlocked.Add(ref events, incident.Records.Count);
                objects = cluster.World.ObjectCount;
                cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
            });
            var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            return new Result(objects, onDisk ? "disk" : "memory", count / elapsed, (double)events / count);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static SimulatedCluster StartAsync(int seed, int neighbours, string? directory) => SimulatedCluster.StartAsync(seed, options =>
    {
        options.Landscape = LandscapeOptions.ForSeed((ulong)seed) with { Neighbours = neighbours };
        if (directory is not null)
        {
            options.OpenStores = _ => AutohealStores.Open(directory, TimeProvider.System);
        }
    }).GetAwaiter().GetResult();

    /// <summary>One thread a core, because a simulation belongs to its thread.</summary>
    private static void RunOnEveryCore(int count, Action<int> run)
    {
        var next = 0;
        Exception? failure = null;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            try
            {
                while (failure is null && Interlocked.Increment(ref next) is var seed && seed <= count)
                {
                    run(seed);
                }
            }
            catch (Exception e)
            {
                failure = e;
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        if (failure is not null)
        {
            throw new InvalidOperationException("A run failed.", failure);
        }
    }

    private sealed record Result(int Objects, string Journal, double PerSecond, double Events);
}
