namespace Autoheal.Simulation.Faults.Images;

/// <summary>The name of the registry does not resolve on the nodes.</summary>
internal sealed class RegistryUnresolvableFault(string target) : ReleaseFault("registry-unresolvable", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("ImagePullBackOff"), Sign.Event("Failed", "no such host")];

    protected override void Prepare(FaultScene scene)
    {
        scene.Publish("$next", scene.Sound);
        scene.World.Plane.Registry.Fail(scene.Workload.Repository, RegistryFailure.UnknownHost(scene.Workload));
    }

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";

    protected override void CleanUp(FaultScene scene) => scene.World.Plane.Registry.Fail(scene.Workload.Repository, null);
}
