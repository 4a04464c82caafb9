using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>A DaemonSet asks for more than any node has, so that no node gets its pod.</summary>
internal sealed class DaemonSetNotPlacedFault(string target) : Fault("daemonset-not-placed", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedScheduling", "Insufficient memory"),
        Sign.Of("the DaemonSet has fewer ready pods than nodes", (world, target) => world.Store.Find(Kinds.DaemonSet, target.Namespace, "log-agent")?.Status is { } status && (status.Number("numberReady") ?? 0) < (status.Number("desiredNumberScheduled") ?? 0)),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeDaemonSetRolloutStuck"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.DaemonSet, """
            {"metadata":{"name":"log-agent","labels":{"app":"log-agent"}},"spec":{"selector":{"matchLabels":{"app":"log-agent"}},
             "template":{"metadata":{"labels":{"app":"log-agent"}},"spec":{"containers":[
               {"name":"agent","image":"registry.example/platform/log-agent:2.9","resources":{"requests":{"memory":"48Gi"}}}]}}}}
            """);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Patch(Kinds.DaemonSet, "log-agent", """
            {"spec":{"template":{"spec":{"containers":[{"name":"agent","resources":{"requests":{"memory":"64Mi"}}}]}}}}
            """);
        return true;
    }
}
