using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Programs;

/// <summary>A flag was switched on, and the code behind it has never worked.</summary>
internal sealed class FlagLatentBugFault(string target) : Fault("flag-latent-bug", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.OwnDefect, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.ConfigMap, "$config", """{"data":{"FEATURE_PARALLEL_PRICING":"on"}}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.ConfigMap, "$config", """{"data":{"FEATURE_PARALLEL_PRICING":"off"}}""");
        scene.Restart();
        return true;
    }
}
