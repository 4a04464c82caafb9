using System.Text;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>Somebody wrote a wrong password into the Secret, and the pods were restarted with it.</summary>
internal sealed class DatabasePasswordWrongFault(string target) : Fault("db-password-wrong", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.LoginRefused, Sign.Waiting("CrashLoopBackOff")];

    internal override DataStore Store => DataStore.Database;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Engineer.Patch(Kinds.Secret, scene.Namespace, scene.Backend.SecretName, """{"data":{"password":"Y2hhbmdlLW1l"}}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        var right = Convert.ToBase64String(Encoding.UTF8.GetBytes(scene.Backend.Password));
        scene.Engineer.Patch(Kinds.Secret, scene.Namespace, scene.Backend.SecretName, $$$"""{"data":{"password":"{{{right}}}"}}""");
        scene.Restart();
        return true;
    }
}
