namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>A release takes a port of the node itself, so that no node can hold two of its pods.</summary>
internal sealed class HostPortConflictFault(string target) : ReleaseFault("host-port-conflict", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("FailedScheduling", "didn't have free ports"),
        Sign.Unschedulable("didn't have free ports"),
    ];

    protected override string ChangeOfContainer(FaultScene scene) =>
        """{"ports":[{"containerPort":$port,"protocol":"TCP","hostPort":31337}]}""";
}
