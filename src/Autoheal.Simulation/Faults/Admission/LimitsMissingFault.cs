using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A new quota wants a CPU limit from every container, and the application sets none.</summary>
internal sealed class LimitsMissingFault(string target) : Fault("limits-missing", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "must specify limits.cpu"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.ResourceQuota, """{"metadata":{"name":"team"},"spec":{"hard":{"limits.cpu":"20"}}}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.ResourceQuota, "team");
        return true;
    }
}
