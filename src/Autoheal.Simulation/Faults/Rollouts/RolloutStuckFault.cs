using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Rollouts;

/// <summary>A release never becomes ready, and its deadline passes.</summary>
internal sealed class RolloutStuckFault(string target) : ReleaseFault("rollout-stuck", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Condition(Kinds.Deployment, "Progressing", "False", "ProgressDeadlineExceeded"),
        Sign.NotReady(),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeDeploymentReplicasMismatch", "KubeDeploymentRolloutStuck"];

    protected override void Prepare(FaultScene scene) =>
        scene.Patch(Kinds.Deployment, "$app", """{"spec":{"progressDeadlineSeconds":90}}""");

    protected override string ChangeOfContainer(FaultScene scene) => """{"readinessProbe":{"httpGet":{"path":"/warmed-up","port":9998}}}""";
}
