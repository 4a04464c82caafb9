namespace Autoheal.Simulation.Faults.Programs;

/// <summary>A release never gives memory back, and is killed every few minutes.</summary>
internal sealed class MemoryLeakFault(string target) : ReleaseFault("memory-leak", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Ended("OOMKilled", 137)];

    internal override IReadOnlyList<string> Alerts => ["ContainerOOMKilled"];

    protected override void Prepare(FaultScene scene) => scene.Publish("$next", """{"like":"$current","leaksMiBPerMinute":50}""");

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";
}
