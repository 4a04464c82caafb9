namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release starts a program that its image does not have.</summary>
internal sealed class WrongCommandFault(string target) : ReleaseFault("wrong-command", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Waiting("CrashLoopBackOff"),
        Sign.Ended("StartError", 128),
        Sign.Event("Failed", "executable file not found in $PATH"),
    ];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$next", """{"like":"$current","programs":["serve"]}""");

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next","command":["serve-http"]}""";
}
