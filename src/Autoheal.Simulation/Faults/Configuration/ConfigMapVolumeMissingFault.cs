namespace Autoheal.Simulation.Faults.Configuration;

/// <summary>A release mounts a ConfigMap that nobody created.</summary>
internal sealed class ConfigMapVolumeMissingFault(string target) : ReleaseFault("configmap-volume-missing", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedMount", "not found"), Sign.Waiting("ContainerCreating")];

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"volumes":[{"name":"rules","configMap":{"name":"$app-rules"}}],
         "containers":[{"name":"$app","volumeMounts":[{"name":"rules","mountPath":"/etc/rules"}]}]}
        """;
}
