using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>The scheduler does not run: new pods wait, and nobody says why.</summary>
internal sealed class SchedulerDownFault(string target) : Fault("scheduler-down", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Of("a pod is Pending that no scheduler has looked at", (world, target) => world.Store.List(Kinds.Pod, target.Namespace).Any(pod => !pod.Deleting && pod.Status.Text("phase") == "Pending" && Conditions.Find(pod.Status, "PodScheduled") is null && pod.CreatedAt < world.Clock.GetUtcNow() - TimeSpan.FromSeconds(30))),
        Sign.Of("the scheduler's lease is not renewed", (world, _) => world.Store.Find(Kinds.Lease, "kube-system", "kube-scheduler")?.Spec.Text("renewTime") is { } renewed && KubernetesTime.Parse(renewed) < world.Clock.GetUtcNow() - TimeSpan.FromSeconds(40)),
    ];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("scheduler", """{"running":false}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("scheduler", """{"running":true}""");
        return true;
    }
}
