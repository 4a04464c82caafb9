using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>The Service selects a label that no pod has.</summary>
internal sealed class ServiceSelectorMismatchFault(string target) : Fault("service-selector-mismatch", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.NoEndpoints()];

    internal override IReadOnlyList<string> Alerts => ["KubeServiceWithoutEndpoints"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.Service, "$app", """{"spec":{"selector":{"tier":"frontend"}}}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.Service, "$app", """{"spec":{"selector":{"tier":null}}}""");
        return true;
    }
}
