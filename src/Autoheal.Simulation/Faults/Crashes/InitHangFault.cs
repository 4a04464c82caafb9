using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release waits in an init container for a dependency that is not there.</summary>
internal sealed class InitHangFault(string target) : ReleaseFault("init-hang", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Log("waiting for"),
        Sign.Condition(Kinds.Pod, "Initialized", "False", "ContainersNotInitialized"),
    ];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$repository-wait:$version", """{"repeats":"waiting for search-index:9200, attempt {n}"}""");

    protected override string ChangeOfPod(FaultScene scene) => """{"initContainers":[{"name":"wait-for-index","image":"$repository-wait:$version"}]}""";
}
