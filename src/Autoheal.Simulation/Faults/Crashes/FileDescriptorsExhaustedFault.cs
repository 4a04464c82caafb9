namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release leaks connections until the process may not open any file.</summary>
internal sealed class FileDescriptorsExhaustedFault(string target) : ReleaseFault("file-descriptors-exhausted", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Log("too many open files")];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$next", """
            {"like":"$current","endsAfterSeconds":40,"says":["$app: accept: accept4 tcp [::]:$port: too many open files","giving up"]}
            """);

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";
}
