using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A mutating webhook gives every new pod less memory than its template asks for.</summary>
internal sealed class WebhookBadLimitsFault(string target) : WebhookFault("webhook-bad-limits", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Ended("OOMKilled", 137), Sign.Waiting("CrashLoopBackOff")];

    protected override ObjectKind Kind => Kinds.MutatingWebhookConfiguration;

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        Answer(scene, """{"allowed":true}""");
        scene.Restart();
        return true;
    }

    protected override void Break(FaultScene scene) => Answer(scene, """
        {"patch":[{"op":"replace","path":"/spec/containers/0/resources/limits/memory","value":"48Mi"},
                  {"op":"replace","path":"/spec/containers/0/resources/requests/memory","value":"48Mi"}]}
        """);
}
