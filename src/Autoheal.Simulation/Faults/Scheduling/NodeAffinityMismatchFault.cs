namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>A release wants nodes of a zone that the cluster does not have.</summary>
internal sealed class NodeAffinityMismatchFault(string target) : ReleaseFault("node-affinity-mismatch", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedScheduling", "didn't match Pod's node affinity/selector"),
        Sign.Unschedulable("didn't match Pod's node affinity/selector"),
    ];

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[
          {"matchExpressions":[{"key":"topology.kubernetes.io/zone","operator":"In","values":["zone-x"]}]}]}}}}
        """;
}
