namespace Autoheal.Simulation.Faults.Programs;

/// <summary>A release gets so little CPU that its requests queue.</summary>
internal sealed class CpuThrottledFault(string target) : ReleaseFault("cpu-throttled", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Of("a container uses all of its CPU limit", (world, target) => CallSigns.UsesItsLimit(world, target)),
        CallSigns.Slow(CallSigns.Target),
    ];

    internal override IReadOnlyList<string> Alerts => ["ServiceLatencyHigh"];

    internal override bool NeedsConnections => true;

    protected override string ChangeOfContainer(FaultScene scene) => """{"resources":{"requests":{"cpu":"15m"},"limits":{"cpu":"15m"}}}""";
}
