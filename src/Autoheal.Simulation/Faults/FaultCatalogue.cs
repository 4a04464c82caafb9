using Autoheal.Incidents;
using Autoheal.Simulation.Faults.Configuration;
using Autoheal.Simulation.Faults.Crashes;
using Autoheal.Simulation.Faults.Images;
using Autoheal.Simulation.Faults.Network;
using Autoheal.Simulation.Faults.Probes;
using Autoheal.Simulation.Faults.Rollouts;
using Autoheal.Simulation.Faults.Scaling;
using Autoheal.Simulation.Faults.Scheduling;

namespace Autoheal.Simulation.Faults;

/// <summary>Every fault that has a name: one line each, in the order of the failure taxonomy's families.</summary>
public static class FaultCatalogue
{
    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<FaultEntry> All { get; } =
    [
        new(t => new InsufficientCpuFault(t), "k8s.scheduling.cpu", "A release asks for more CPU than any node has.", 13),
        new(t => new InsufficientMemoryFault(t), "k8s.scheduling.memory", "A release asks for more memory than any node has.", 14),
        new(t => new NodeSelectorMismatchFault(t), "k8s.scheduling.node-selector", "A release wants nodes with a label that none has.", 15),
        new(t => new NodeAffinityMismatchFault(t), "k8s.scheduling.node-affinity", "A release wants nodes of a zone that the cluster does not have.", 16),
        new(t => new UntoleratedTaintFault(t), "k8s.scheduling.taint", "The nodes were set aside for batch work, and the application does not tolerate that.", 17),
        new(t => new NodesCordonedFault(t), "k8s.node.cordoned", "Every node was cordoned for an upgrade and forgotten.", 18),
        new(t => new AntiAffinityDeadlockFault(t), "k8s.scheduling.anti-affinity", "A release forbids two of its pods on one node, and there are fewer nodes than pods.", 19),
        new(t => new TopologySpreadUnmetFault(t), "k8s.scheduling.topology-spread", "A release has to be spread over racks, and no node says in which one it stands.", 20),
        new(t => new PinnedToMissingNodeFault(t), "k8s.scheduling.pinned-node", "A release is pinned to a node that no longer exists.", 21),
        new(t => new HostPortConflictFault(t), "k8s.scheduling.host-port", "A release takes a port of the node itself, so that no node can hold two of its pods."),
        new(t => new ImageNotFoundFault(t), "k8s.image.not-found", "A release names an image that was never pushed.", 34) { End = IncidentEnd.Healed },
        new(t => new PullSecretMissingFault(t), "k8s.image.pull-secret", "A release comes from a private repository, and its pods have no credentials for it.", 35),
        new(t => new RegistryUnresolvableFault(t), "k8s.image.registry-dns", "The name of the registry does not resolve on the nodes.", 36),
        new(t => new RegistryUnreachableFault(t), "k8s.image.registry-unreachable", "The registry does not answer.", 36),
        new(t => new RegistryRateLimitFault(t), "k8s.image.rate-limit", "The registry lets nobody pull any more for a while.", 37),
        new(t => new InvalidImageNameFault(t), "k8s.image.invalid-name", "A release names its image in a way that no runtime can read.", 38) { End = IncidentEnd.Healed },
        new(t => new ImageNeverPulledFault(t), "k8s.image.never-pulled", "A release forbids to pull its image, and no node has it.", 34) { End = IncidentEnd.Healed },
        new(t => new MissingConfigMapFault(t), "k8s.config.configmap-missing", "A release refers to a ConfigMap that does not exist.", 39) { End = IncidentEnd.Healed },
        new(t => new ConfigMapKeyMissingFault(t), "k8s.config.key-missing", "A release reads a key that its ConfigMap does not have.", 39) { End = IncidentEnd.Healed },
        new(t => new ConfigMapVolumeMissingFault(t), "k8s.config.configmap-missing", "A release mounts a ConfigMap that nobody created.", 39) { End = IncidentEnd.Healed },
        new(t => new SecretMissingFault(t), "k8s.config.secret-missing", "A release takes its password from a Secret that does not exist.", 40),
        new(t => new SecretKeyMissingFault(t), "k8s.config.secret-key-missing", "A release reads a key that its Secret does not have.", 40),
        new(t => new InitHangFault(t), "k8s.init.hang", "A release waits in an init container for a dependency that is not there.", 41),
        new(t => new InitCrashFault(t), "k8s.init.crash", "A release brings a migration that fails before the program may start.", 42) { End = IncidentEnd.Healed },
        new(t => new StartupTooShortFault(t), "k8s.probe.startup-short", "A release starts more slowly than its startup probe allows.", 43) { End = IncidentEnd.Healed },
        new(t => new OutOfMemoryFault(t), "k8s.container.oom", "A release cuts the memory limit below what the program needs.", 45) { End = IncidentEnd.Healed },
        new(t => new BadRolloutFault(t), "k8s.rollout.crash", "A release drops a variable that the program needs; its pods crash.", 47, 54) { End = IncidentEnd.Healed },
        new(t => new CrashWithoutChangeFault(t), "k8s.crash.no-change", "A licence has run out: a pod that starts gives up, and nothing was changed.", 48),
        new(t => new LivenessWrongPortFault(t), "k8s.probe.liveness-port", "A release has its liveness probe ask a port that nothing listens on.", 49) { End = IncidentEnd.Healed },
        new(t => new LivenessWrongProtocolFault(t), "k8s.probe.liveness-protocol", "A release has its liveness probe speak gRPC with an HTTP server.", 50) { End = IncidentEnd.Healed },
        new(t => new LivenessTooEagerFault(t), "k8s.probe.liveness-eager", "A release starts slowly, and its liveness probe does not wait for it.", 51) { End = IncidentEnd.Healed },
        new(t => new ReadinessWrongPortFault(t), "k8s.probe.readiness-port", "A release has its readiness probe ask a port that nothing listens on; its pods never get traffic.", 52),
        new(t => new SidecarPortConflictFault(t), "k8s.container.port-conflict", "A release brings a sidecar that wants the port of the application.", 53) { End = IncidentEnd.Healed },
        new(t => new VariableShadowedFault(t), "k8s.config.variable-shadowed", "A release sets a variable twice, and the empty one wins.", 54) { End = IncidentEnd.Healed },
        new(t => new VolumePermissionFault(t), "k8s.volume.permission", "A release runs as a user who may not write to its volume.", 31) { End = IncidentEnd.Healed },
        new(t => new SharedMemoryFullFault(t), "k8s.container.shm-full", "A release uses more of /dev/shm than a container has by default.", 33) { End = IncidentEnd.Healed },
        new(t => new FileDescriptorsExhaustedFault(t), "k8s.container.fd-exhausted", "A release leaks connections until the process may not open any file.", 57) { End = IncidentEnd.Healed },
        new(t => new ServiceSelectorMismatchFault(t), "k8s.service.selector", "The Service selects a label that no pod has.", 59),
        new(t => new ScaledToZeroFault(t), "k8s.replicas.zero", "Somebody scaled a service with callers to zero.", 79) { End = IncidentEnd.Healed },
        new(t => new RolloutStuckFault(t), "k8s.rollout.stuck", "A release never becomes ready, and its deadline passes.", 80),
    ];

    /// <summary>The fault of a name, or null.</summary>
    public static FaultEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}
