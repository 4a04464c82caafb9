namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>A release asks for more memory than any node has.</summary>
internal sealed class InsufficientMemoryFault(string target) : ReleaseFault("insufficient-memory", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedScheduling", "Insufficient memory"), Sign.Unschedulable("Insufficient memory")];

    protected override string ChangeOfContainer(FaultScene scene) => """{"resources":{"requests":{"memory":"512Gi"},"limits":{"memory":"512Gi"}}}""";
}
