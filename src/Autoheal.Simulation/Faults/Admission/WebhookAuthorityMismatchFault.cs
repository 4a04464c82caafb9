using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>The webhook that every new pod has to pass got a certificate of an authority that the API server does not know.</summary>
internal sealed class WebhookAuthorityMismatchFault(string target) : WebhookFault("webhook-ca-mismatch", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedCreate", "x509: certificate signed by unknown authority"),
        Sign.Condition(Kinds.ReplicaSet, "ReplicaFailure", "True", "FailedCreate"),
    ];

    public override bool TryRepair(SimulatedWorld world)
    {
        Answer(new FaultScene(world, Target), $$"""{"authority":"{{Authority}}"}""");
        return true;
    }

    protected override void Break(FaultScene scene) => Answer(scene, """{"authority":"cG9saWN5LWNhLTIwMjY="}""");
}
