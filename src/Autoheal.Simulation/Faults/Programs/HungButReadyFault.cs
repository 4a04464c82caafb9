using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Programs;

/// <summary>One pod answers its probes and nobody else.</summary>
internal sealed class HungButReadyFault(string target) : Fault("hung-but-ready", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        CallSigns.UpstreamSlow,
        CallSigns.Failing(CallSigns.Target),
        Sign.Of("a ready pod does nothing", (world, target) => CallSigns.IsIdle(world, target)),
    ];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set($"pods/$namespace/{scene.Pods.First().Name}", """{"hung":true}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        if (scene.Pods.FirstOrDefault(pod => CallSigns.IsIdle(world, pod, Target.Split('/')[1])) is { } hung)
            scene.Delete(Kinds.Pod, hung.Name);
        return true;
    }
}
