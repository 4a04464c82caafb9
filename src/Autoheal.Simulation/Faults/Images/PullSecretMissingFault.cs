namespace Autoheal.Simulation.Faults.Images;

/// <summary>A release comes from a private repository, and its pods have no credentials for it.</summary>
internal sealed class PullSecretMissingFault(string target) : ReleaseFault("pull-secret-missing", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("ImagePullBackOff"), Sign.Event("Failed", "401 Unauthorized")];

    protected override void Prepare(FaultScene scene)
    {
        scene.PublishNext();
        RegistryFailure.Begin(scene, RegistryFailure.Unauthorized(scene.Workload));
    }

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";

    protected override void CleanUp(FaultScene scene) => RegistryFailure.End(scene);
}
