using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>The Service selects the pods of another application, which answers that it knows no such path.</summary>
internal sealed class ServiceWrongPodsFault(string target) : Fault("service-wrong-pods", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        CallSigns.NotFound,
        CallSigns.Failing(CallSigns.FrontEnd),
        Sign.Of("the Service leads to pods of another application", (world, target) => CallSigns.EndpointsOf(world, target).Any(pod => !pod.StartsWith(target.Name + "-", StringComparison.Ordinal))),
    ];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.Service, "$app", """{"spec":{"selector":{"app":"$neighbour"}}}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.Service, "$app", """{"spec":{"selector":{"app":"$app"}}}""");
        return true;
    }
}
