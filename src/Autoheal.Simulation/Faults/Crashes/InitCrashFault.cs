namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release brings a migration that fails before the program may start.</summary>
internal sealed class InitCrashFault(string target) : ReleaseFault("init-crash", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Log("relation \"orders\" already exists")];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$repository-migrate:$version", """{"says":["applying 0042_split_orders.sql","ERROR: relation \"orders\" already exists"]}""");

    protected override string ChangeOfPod(FaultScene scene) => """{"initContainers":[{"name":"migrate","image":"$repository-migrate:$version"}]}""";
}
