namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release sets a memory limit in which not even the runtime can start a process.</summary>
internal sealed class MemoryLimitTinyFault(string target) : ReleaseFault("memory-limit-tiny", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Event("Failed", "OOM-killed (memory limit too low?)")];

    protected override string ChangeOfContainer(FaultScene scene) => """{"resources":{"requests":{"memory":"2Mi"},"limits":{"memory":"2Mi"}}}""";
}
