using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>The Service leads to a port on which nobody listens.</summary>
internal sealed class ServiceTargetPortFault(string target) : Fault("service-target-port", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.Refused, CallSigns.Failing(CallSigns.FrontEnd)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Change(Kinds.Service, "$app", """[{"op":"replace","path":"/spec/ports/0/targetPort","value":9999}]""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Change(Kinds.Service, "$app", """[{"op":"replace","path":"/spec/ports/0/targetPort","value":"http"}]""");
        return true;
    }
}
