namespace Autoheal.Simulation.Faults.Network;

/// <summary>The certificate of the neighbour has expired.</summary>
internal sealed class CertificateExpiredFault(string target) : Fault("certificate-expired", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.Expired, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        _ = scene.Neighbour;
        scene.Set("backends/$namespace/$neighbour", """{"certificateExpires":"2020-01-01T00:00:00Z"}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$neighbour", """{"certificateExpires":null}""");
        return true;
    }
}
