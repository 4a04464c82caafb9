using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>The causes that the rules of this package can name.</summary>
internal static class CauseCodes
{
    public static CauseCode RolloutCrash { get; } = new("k8s.rollout.crash");

    public static CauseCode CrashWithoutChange { get; } = new("k8s.crash.no-change");

    public static CauseCode ImageNotFound { get; } = new("k8s.image.not-found");

    public static CauseCode ConfigMapMissing { get; } = new("k8s.config.configmap-missing");

    public static CauseCode KeyMissing { get; } = new("k8s.config.key-missing");

    public static CauseCode ReplicasZero { get; } = new("k8s.replicas.zero");

    public static CauseCode NodePressure { get; } = new("k8s.node.pressure");

    public static CauseCode OutOfMemory { get; } = new("k8s.container.oom");
}
