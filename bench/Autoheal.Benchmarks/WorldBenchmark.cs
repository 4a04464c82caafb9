using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Benchmarks;

/// <summary>
/// A large simulated cluster on one thread: how long its pods take to start, what a simulated minute of everyday life costs (probes, leases,
/// heartbeats, logs), and whether memory stays where it is over an hour. A minute that costs less than a minute is fast enough for rate 1.
/// </summary>
internal static class WorldBenchmark
{
    private const int PodsOnNode = 100;
    private const int Replicas = 100;

    public static Task RunAsync(string[] args)
    {
        var pods = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        Console.WriteLine("   pods   objects   what                          wall s   wall s/simulated minute   memory MB");
        foreach (var count in new[] { pods / 10, pods })
        {
            Measure(count);
        }

        return Task.CompletedTask;
    }

    private static void Measure(int pods)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var world = new SimulatedWorld(new WorldOptions { Nodes = Math.Max(1, pods / PodsOnNode), AuditCapacity = 1000 }, clock);
        world.Store.Create(Kinds.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "load" } });
        Report(world, "all pods start, 5 minutes", 5, () =>
        {
            for (var i = 0; i < pods / Replicas; i++)
            {
                world.Store.Create(Kinds.Deployment, Deployment($"app-{i}"));
            }

            Advance(world, clock, TimeSpan.FromMinutes(5));
        });
        Report(world, "a quiet minute", 1, () => Advance(world, clock, TimeSpan.FromMinutes(1)));
        Report(world, "a rollout of 100, 5 minutes", 5, () =>
        {
            world.Store.Mutate(Kinds.Deployment, "load", "app-0", json => json["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "registry.example/load/app:2");
            Advance(world, clock, TimeSpan.FromMinutes(5));
        });
        Report(world, "an hour", 60, () => Advance(world, clock, TimeSpan.FromHours(1)));
        var ready = world.Store.List(Kinds.Deployment).Sum(deployment => (int)(deployment.Status!["readyReplicas"]?.GetValue<int>() ?? 0));
        if (ready != pods)
        {
            throw new InvalidOperationException($"{ready} of {pods} pods are ready.");
        }
    }

    private static void Report(SimulatedWorld world, string what, int minutes, Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var memory = GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{world.Store.List(Kinds.Pod).Count,7} {world.ObjectCount,9}   {what,-28} {seconds,7:0.00} {seconds / minutes,25:0.000} {memory,11:0}"));
    }

    private static void Advance(SimulatedWorld world, VirtualClock clock, TimeSpan span)
    {
        var end = clock.GetUtcNow() + span;
        while (world.NextDue is { } due && due <= end)
        {
            clock.AdvanceTo(due > clock.GetUtcNow() ? due : clock.GetUtcNow());
            world.Step();
        }

        clock.AdvanceTo(end);
    }

    private static JsonObject Deployment(string name) => (JsonObject)JsonNode.Parse($$"""
        {
          "metadata": { "name": "{{name}}", "namespace": "load" },
          "spec": {
            "replicas": {{Replicas}},
            "selector": { "matchLabels": { "app": "{{name}}" } },
            "template": {
              "metadata": { "labels": { "app": "{{name}}" } },
              "spec": { "containers": [ {
                "name": "app", "image": "registry.example/load/app:1",
                "resources": { "requests": { "cpu": "50m", "memory": "64Mi" } },
                "readinessProbe": { "exec": { "command": [ "true" ] }, "periodSeconds": 10 }
              } ] }
            }
          }
        }
        """)!;
}
