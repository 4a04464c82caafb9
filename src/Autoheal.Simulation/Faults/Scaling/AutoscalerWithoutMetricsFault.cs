using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Scaling;

/// <summary>The metrics server was scaled away, and the autoscaler does not know what its pods use.</summary>
internal sealed class AutoscalerWithoutMetricsFault(string target) : Fault("autoscaler-without-metrics", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Condition(Kinds.HorizontalPodAutoscaler, "ScalingActive", "False", "FailedGetResourceMetric"),
        Sign.Event("FailedGetResourceMetric", "unable to fetch metrics"),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeHpaScalingInactive"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.HorizontalPodAutoscaler, """
            {"metadata":{"name":"$app"},"spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"$app"},"minReplicas":4,"maxReplicas":8,
             "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}]}}
            """);
        scene.Later(TimeSpan.FromMinutes(1), () => scene.Platform.Scale("kube-system", "metrics-server", 0));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Scale("kube-system", "metrics-server", 1);
        return true;
    }
}
