using Autoheal.Simulation.Api.Admission;
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
        Answer(new FaultScene(world, Target), WebhookAnswer.Allow);
        return true;
    }

    protected override void Break(FaultScene scene) => Answer(scene, WebhookAnswer.Deny("image is not signed by release-signing-key-2"));
}
