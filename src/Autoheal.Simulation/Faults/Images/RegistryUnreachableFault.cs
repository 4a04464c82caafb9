namespace Autoheal.Simulation.Faults.Images;

/// <summary>The registry does not answer.</summary>
internal sealed class RegistryUnreachableFault(string target) : ReleaseFault("registry-unreachable", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("ImagePullBackOff"), Sign.Event("Failed", "i/o timeout")];

    protected override void Prepare(FaultScene scene)
    {
        scene.PublishNext();
        RegistryFailure.Begin(scene, RegistryFailure.Timeout(scene.Workload));
    }

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";

    protected override void CleanUp(FaultScene scene) => RegistryFailure.End(scene);
}
