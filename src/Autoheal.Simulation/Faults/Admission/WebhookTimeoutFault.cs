using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>The webhook that every new pod has to pass takes longer than the API server waits.</summary>
internal sealed class WebhookTimeoutFault(string target) : WebhookFault("webhook-timeout", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "context deadline exceeded"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    public override bool TryRepair(SimulatedWorld world)
    {
        Answer(new FaultScene(world, Target), """{"allowed":true}""");
        return true;
    }

    protected override void Break(FaultScene scene) => Answer(scene, """{"seconds":28}""");
}
