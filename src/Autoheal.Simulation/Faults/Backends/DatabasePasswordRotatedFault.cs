using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>The password of the database was rotated, and the pods still have the old one.</summary>
internal sealed class DatabasePasswordRotatedFault(string target) : Fault("db-password-rotated", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.LoginRefused, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override DataStore Store => DataStore.Database;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Patch(Kinds.Secret, scene.Namespace, scene.Backend.SecretName, """{"data":{"password":"cm90YXRlZC0yMDI2"}}""");
        scene.Set("backends/$namespace/$backend", """{"password":"rotated-2026"}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Restart();
        return true;
    }
}
