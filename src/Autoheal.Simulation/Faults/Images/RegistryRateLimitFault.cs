namespace Autoheal.Simulation.Faults.Images;

/// <summary>The registry lets nobody pull any more for a while.</summary>
internal sealed class RegistryRateLimitFault(string target) : ReleaseFault("registry-rate-limit", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("ImagePullBackOff"), Sign.Event("Failed", "429 Too Many Requests")];

    protected override void Prepare(FaultScene scene)
    {
        scene.PublishNext();
        RegistryFailure.Begin(scene, RegistryFailure.RateLimited(scene.Workload));
    }

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";

    protected override void CleanUp(FaultScene scene) => RegistryFailure.End(scene);
}
