using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>The namespace now enforces a pod security level that the application does not meet.</summary>
internal sealed class PodSecurityViolatedFault(string target) : Fault("pod-security-violated", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "violates PodSecurity"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.Namespace, "$namespace", """{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"restricted"}}}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.Namespace, "$namespace", """{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":null}}}""");
        return true;
    }
}
