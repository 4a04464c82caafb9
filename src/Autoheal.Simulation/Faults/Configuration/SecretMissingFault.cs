namespace Autoheal.Simulation.Faults.Configuration;

/// <summary>A release takes its password from a Secret that does not exist.</summary>
internal sealed class SecretMissingFault(string target) : ReleaseFault("secret-missing", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CreateContainerConfigError", "secret"), Sign.Event("Failed", "not found")];

    protected override string ChangeOfContainer(FaultScene scene) =>
        """
        {"env":[{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"$app-credentials","key":"password"}}}]}
        """;
}
