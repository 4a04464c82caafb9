namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>A release forbids two pods of the application on one node, and there are fewer nodes than pods.</summary>
internal sealed class AntiAffinityDeadlockFault(string target) : ReleaseFault("anti-affinity-deadlock", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedScheduling", "anti-affinity rules"), Sign.Unschedulable("anti-affinity rules")];

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"affinity":{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[
          {"labelSelector":{"matchLabels":{"app":"$app"}},"topologyKey":"kubernetes.io/hostname"}]}}}
        """;
}
