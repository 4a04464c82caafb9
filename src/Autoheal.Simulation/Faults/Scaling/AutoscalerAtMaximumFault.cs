using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Scaling;

/// <summary>There is more to do than as many pods as the autoscaler may make can do.</summary>
internal sealed class AutoscalerAtMaximumFault(string target) : Fault("autoscaler-at-maximum", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Condition(Kinds.HorizontalPodAutoscaler, "ScalingLimited", "True", "TooManyReplicas")];

    internal override IReadOnlyList<string> Alerts => ["KubeHpaMaxedOut"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.HorizontalPodAutoscaler, """
            {"metadata":{"name":"$app"},"spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"$app"},"minReplicas":4,"maxReplicas":6,
             "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}]}}
            """);
        scene.Set("load/$namespace/$app", """{"factor":8}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("load/$namespace/$app", """{"factor":1}""");
        return true;
    }
}
