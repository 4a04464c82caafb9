namespace Autoheal.Simulation.Faults.Network;

/// <summary>The neighbour got a certificate of an authority that nobody trusts.</summary>
internal sealed class CertificateAuthorityUnknownFault(string target) : Fault("certificate-authority-unknown", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.Untrusted, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        _ = scene.Neighbour;
        scene.Set("backends/$namespace/$neighbour", """{"unknownAuthority":true}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$neighbour", """{"unknownAuthority":false}""");
        return true;
    }
}
