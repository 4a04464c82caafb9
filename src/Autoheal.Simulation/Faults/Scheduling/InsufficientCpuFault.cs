namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>A release asks for more CPU than any node has.</summary>
internal sealed class InsufficientCpuFault(string target) : ReleaseFault("insufficient-cpu", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedScheduling", "Insufficient cpu"), Sign.Unschedulable("Insufficient cpu")];

    protected override string ChangeOfContainer(FaultScene scene) => """{"resources":{"requests":{"cpu":"64"}}}""";
}
