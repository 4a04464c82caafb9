namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release cuts the memory limit below what the program needs.</summary>
internal sealed class OutOfMemoryFault(string target) : ReleaseFault("out-of-memory", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Ended("OOMKilled", 137), Sign.Waiting("CrashLoopBackOff")];

    protected override string ChangeOfContainer(FaultScene scene) => """{"resources":{"requests":{"memory":"64Mi"},"limits":{"memory":"64Mi"}}}""";
}
