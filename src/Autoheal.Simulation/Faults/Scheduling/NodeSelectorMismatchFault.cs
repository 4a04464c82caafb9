namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>A release wants nodes with a label that none has.</summary>
internal sealed class NodeSelectorMismatchFault(string target) : ReleaseFault("node-selector-mismatch", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedScheduling", "didn't match Pod's node affinity/selector"),
        Sign.Unschedulable("didn't match Pod's node affinity/selector"),
    ];

    protected override string ChangeOfPod(FaultScene scene) => """{"nodeSelector":{"disktype":"nvme"}}""";
}
