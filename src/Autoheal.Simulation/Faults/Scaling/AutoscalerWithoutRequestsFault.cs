using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Scaling;

/// <summary>A release asks for no CPU, so that the autoscaler cannot tell what a part of it is.</summary>
internal sealed class AutoscalerWithoutRequestsFault(string target) : ReleaseFault("autoscaler-without-requests", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Condition(Kinds.HorizontalPodAutoscaler, "ScalingActive", "False", "FailedGetResourceMetric"),
        Sign.Event("FailedGetResourceMetric", "missing request for cpu"),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeHpaScalingInactive"];

    protected override void Prepare(FaultScene scene) => scene.Create(Kinds.HorizontalPodAutoscaler, """
            {"metadata":{"name":"$app"},"spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"$app"},"minReplicas":4,"maxReplicas":8,
             "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}]}}
            """);

    protected override string ChangeOfContainer(FaultScene scene) => """{"resources":{"requests":{"cpu":null}}}""";
}
