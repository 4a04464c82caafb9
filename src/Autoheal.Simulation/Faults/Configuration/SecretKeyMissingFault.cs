using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Configuration;

/// <summary>A release reads a key that its Secret does not have.</summary>
internal sealed class SecretKeyMissingFault(string target) : ReleaseFault("secret-key-missing", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Waiting("CreateContainerConfigError", "couldn't find key"),
        Sign.Event("Failed", "couldn't find key"),
    ];

    protected override void Prepare(FaultScene scene) =>
        scene.Create(Kinds.Secret, """{"metadata":{"name":"$app-credentials"},"stringData":{"username":"app"}}""");

    protected override string ChangeOfContainer(FaultScene scene) =>
        """
        {"env":[{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"$app-credentials","key":"password"}}}]}
        """;

    protected override void CleanUp(FaultScene scene) => scene.Delete(Kinds.Secret, "$app-credentials");
}
