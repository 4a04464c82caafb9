using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>The webhook that every new pod has to pass got a rule that the application does not meet.</summary>
internal sealed class WebhookDenialFault(string target) : WebhookFault("webhook-denial", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "denied the request"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    public override bool TryRepair(SimulatedWorld world)
    {
        Answer(new FaultScene(world, Target), """{"allowed":true}""");
        return true;
    }

    protected override void Break(FaultScene scene) => Answer(scene, """{"allowed":false,"message":"image is not signed by release-signing-key-2"}""");
}
