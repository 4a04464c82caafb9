namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>A release is pinned to a node that was taken out of the cluster long ago.</summary>
internal sealed class PinnedToMissingNodeFault(string target) : ReleaseFault("pinned-to-missing-node", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedScheduling", "didn't match Pod's node affinity/selector"),
        Sign.Unschedulable("didn't match Pod's node affinity/selector"),
    ];

    protected override string ChangeOfPod(FaultScene scene) => """{"nodeSelector":{"kubernetes.io/hostname":"worker-legacy-7"}}""";
}
