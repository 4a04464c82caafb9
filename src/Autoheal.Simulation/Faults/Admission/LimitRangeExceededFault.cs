using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A new LimitRange allows less memory than the application is used to.</summary>
internal sealed class LimitRangeExceededFault(string target) : Fault("limit-range-exceeded", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "maximum memory usage per Container is 128Mi"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.LimitRange, """{"metadata":{"name":"sizes"},"spec":{"limits":[{"type":"Container","max":{"memory":"128Mi"}}]}}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.LimitRange, "sizes");
        return true;
    }
}
