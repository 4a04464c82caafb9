using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Surroundings;

/// <summary>Loud trouble that has nothing to do with the target: a batch job that fails, a tool that cannot be scheduled, a probe that flaps.</summary>
internal sealed class DecoyFault(string target) : Fault("decoys", target)
{
    private const string Namespace = "sandbox";

    internal override IReadOnlyList<string> Alerts => [];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        var user = scene.Engineer;
        if (world.Store.Find(Kinds.Namespace, null, Namespace) is null)
            user.Create(Kinds.Namespace, null, """{"metadata":{"name":"sandbox"}}""");
        scene.Publish("registry.example/sandbox/report:0.3.1", """{"says":["report: no such table: staging_events"]}""");
        user.Create(Kinds.Pod, Namespace, Pod("report", "registry.example/sandbox/report:0.3.1", """{"requests":{"cpu":"50m"}}"""));
        user.Create(Kinds.Pod, Namespace, Pod("notebook", "registry.example/sandbox/notebook:latest", """{"requests":{"cpu":"96"}}"""));
    }

    private static string Pod(string name, string image, string resources) => """
        {"metadata":{"name":"$name","labels":{"app":"$name"}},"spec":{"containers":[{"name":"$name","image":"$image","resources":$resources}]}}
        """.Replace("$name", name, StringComparison.Ordinal)
        .Replace("$image", image, StringComparison.Ordinal)
        .Replace("$resources", resources, StringComparison.Ordinal);
}
