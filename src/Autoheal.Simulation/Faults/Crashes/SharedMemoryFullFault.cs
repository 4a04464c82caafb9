namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release uses more of /dev/shm than a container has by default.</summary>
internal sealed class SharedMemoryFullFault(string target) : ReleaseFault("shared-memory-full", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Log("No space left on device")];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$next", """
            {"like":"$current","endsAfterSeconds":25,
             "says":["could not resize shared memory segment \"/dev/shm/render.3\" to 134217728 bytes: No space left on device"]}
            """);

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";
}
