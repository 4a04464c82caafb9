namespace Autoheal.Simulation.Faults.Images;

/// <summary>The name of the registry does not resolve on the nodes.</summary>
internal sealed class RegistryUnresolvableFault(string target) : ReleaseFault("registry-unresolvable", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("ImagePullBackOff"), Sign.Event("Failed", "no such host")];

    protected override void Prepare(FaultScene scene)
    {
        scene.PublishNext();
        RegistryFailure.Begin(scene, RegistryFailure.UnknownHost(scene.Workload));
    }

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";

    protected override void CleanUp(FaultScene scene) => RegistryFailure.End(scene);
}
