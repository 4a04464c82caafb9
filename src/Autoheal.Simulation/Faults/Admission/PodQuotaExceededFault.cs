using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A quota allows fewer pods than run already, and what has to move is refused.</summary>
internal sealed class PodQuotaExceededFault(string target) : Fault("pod-quota-exceeded", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "exceeded quota: team, requested: pods=1"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.ResourceQuota, """{"metadata":{"name":"team"},"spec":{"hard":{"pods":"3"}}}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.ResourceQuota, "team");
        return true;
    }
}
