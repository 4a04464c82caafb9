using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Surroundings;

/// <summary>
/// What an incident that is over leaves behind: warnings about pods that are gone, a pod that failed and was never cleared, a revision that
/// was undone. All of it is older than what is wrong now.
/// </summary>
internal sealed class LeftoversFault(string target) : Fault("leftovers", target)
{
    internal override IReadOnlyList<string> Alerts => [];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        var before = world.Clock.GetUtcNow() - TimeSpan.FromMinutes(40);
        var name = scene.Workload.Name;
        foreach (var (reason, message) in ((string, string)[])[
            ("BackOff", $"Back-off restarting failed container {name} in pod {name}-7d9f5b6c4d-x2x9p_{scene.Namespace}(3f2a6f0e-6f3e-4a45-9b86-6f8ad4c0a1d2)"),
            ("Unhealthy", "Readiness probe failed: Get \"http://10.244.1.7:8080/healthz\": dial tcp 10.244.1.7:8080: connect: connection refused")])
        {
            scene.Engineer.Create(Kinds.Event, scene.Namespace, Event(scene, reason, message, KubernetesTime.Format(before)));
        }

        scene.Publish("registry.example/tools/backfill:1.4.0", """{"says":["backfill: gave up after 3 attempts"]}""");
        scene.Engineer.Create(Kinds.Pod, scene.Namespace, $$$"""
            {"metadata":{"name":"{{{name}}}-backfill","labels":{"job":"backfill"}},
             "spec":{"restartPolicy":"Never","containers":[{"name":"backfill","image":"registry.example/tools/backfill:1.4.0"}]}}
            """);
    }

    /// <summary>The pod that it is about does not exist any more, so nothing that lives now has its uid.</summary>
    private static string Event(FaultScene scene, string reason, string message, string time)
    {
        var name = $"{scene.Workload.Name}-7d9f5b6c4d-x2x9p";
        var quoted = System.Text.Json.JsonSerializer.Serialize(message);
        return $$$"""
            {"metadata":{"name":"{{{name}}}.{{{reason.ToLowerInvariant()}}}"},"type":"Warning","reason":"{{{reason}}}","message":{{{quoted}}},
             "involvedObject":{"apiVersion":"v1","kind":"Pod","name":"{{{name}}}","namespace":"{{{scene.Namespace}}}","uid":"3f2a6f0e-6f3e-4a45-9b86-6f8ad4c0a1d2"},
             "source":{"component":"kubelet","host":"worker-1"},"firstTimestamp":"{{{time}}}","lastTimestamp":"{{{time}}}","count":14}
            """;
    }
}
