using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>The webhook that every new pod has to pass has no pod of its own any more.</summary>
internal sealed class WebhookUnavailableFault(string target) : WebhookFault("webhook-unavailable", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "no endpoints available for service"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Platform.Scale(Namespace, Webhook, 1);
        return true;
    }

    protected override void Break(FaultScene scene) => scene.Platform.Scale(Namespace, Webhook, 0);
}
