namespace Autoheal.Simulation.Faults.Images;

/// <summary>The registry does not answer.</summary>
internal sealed class RegistryUnreachableFault(string target) : ReleaseFault("registry-unreachable", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("ImagePullBackOff"), Sign.Event("Failed", "i/o timeout")];

    protected override void Prepare(FaultScene scene)
    {
        scene.Publish("$next", scene.Sound);
        scene.World.Plane.Registry.Fail(scene.Workload.Repository, RegistryFailure.Timeout(scene.Workload));
    }

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";

    protected override void CleanUp(FaultScene scene) => scene.World.Plane.Registry.Fail(scene.Workload.Repository, null);
}
