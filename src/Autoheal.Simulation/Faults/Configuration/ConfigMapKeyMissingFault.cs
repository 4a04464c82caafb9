namespace Autoheal.Simulation.Faults.Configuration;

/// <summary>A release reads a key that its ConfigMap does not have.</summary>
internal sealed class ConfigMapKeyMissingFault(string target) : ReleaseFault("configmap-key-missing", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Waiting("CreateContainerConfigError", "couldn't find key"),
        Sign.Event("Failed", "couldn't find key"),
    ];

    protected override string ChangeOfContainer(FaultScene scene) =>
        """
        {"env":[{"name":"FEATURE_SET","valueFrom":{"configMapKeyRef":{"name":"$config","key":"FEATURE_SET"}}}]}
        """;
}
