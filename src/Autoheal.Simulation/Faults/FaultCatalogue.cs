using Autoheal.Incidents;
using Autoheal.Simulation.Faults.Admission;
using Autoheal.Simulation.Faults.Configuration;
using Autoheal.Simulation.Faults.Crashes;
using Autoheal.Simulation.Faults.Images;
using Autoheal.Simulation.Faults.Network;
using Autoheal.Simulation.Faults.Nodes;
using Autoheal.Simulation.Faults.Probes;
using Autoheal.Simulation.Faults.Rollouts;
using Autoheal.Simulation.Faults.Scaling;
using Autoheal.Simulation.Faults.Scheduling;
using Autoheal.Simulation.Faults.Storage;
using Autoheal.Simulation.Faults.Workloads;

namespace Autoheal.Simulation.Faults;

/// <summary>Every fault that has a name: one line each, in the order of the failure taxonomy's families.</summary>
public static class FaultCatalogue
{
    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<FaultEntry> All { get; } =
    [
        new(t => new CpuQuotaExceededFault(t), "k8s.quota.cpu", "A release asks for more CPU than the quota of its namespace has left.", 1),
        new(t => new MemoryQuotaExceededFault(t), "k8s.quota.memory", "A release asks for more memory than the quota of its namespace has left.", 2),
        new(t => new LimitsMissingFault(t), "k8s.quota.limits-missing", "A new quota wants a CPU limit from every container, and the application sets none.", 2),
        new(t => new LimitRangeExceededFault(t), "k8s.limit-range.memory", "A new LimitRange allows less memory than the application is used to.", 2),
        new(t => new PodQuotaExceededFault(t), "k8s.quota.pods", "A quota allows fewer pods than run already, and what has to move is refused.", 3),
        new(t => new StorageQuotaExceededFault(t), "k8s.quota.storage", "A release mounts a new volume whose claim the quota refused.", 5),
        new(t => new ServiceAccountMissingFault(t), "k8s.serviceaccount.missing", "A release runs as a ServiceAccount that nobody created.", 6),
        new(t => new PodSecurityViolatedFault(t), "k8s.podsecurity.violation", "The namespace now enforces a pod security level that the application does not meet.", 7),
        new(t => new WebhookUnavailableFault(t), "k8s.webhook.unavailable", "The webhook that every new pod has to pass has no pod of its own any more.", 8) { End = IncidentEnd.Healed, DeeperCauses = ["k8s.replicas.zero"] },
        new(t => new WebhookDenialFault(t), "k8s.webhook.denied", "The webhook that every new pod has to pass got a rule that the application does not meet.", 8),
        new(t => new WebhookAuthorityMismatchFault(t), "k8s.webhook.ca", "The webhook that every new pod has to pass got a certificate of an unknown authority.", 9),
        new(t => new WebhookTimeoutFault(t), "k8s.webhook.timeout", "The webhook that every new pod has to pass takes longer than the API server waits.", 10),
        new(t => new WebhookBadLimitsFault(t), "k8s.webhook.mutation", "A mutating webhook gives every new pod less memory than its template asks for.", 11),
        new(t => new InsufficientCpuFault(t), "k8s.scheduling.cpu", "A release asks for more CPU than any node has.", 13),
        new(t => new InsufficientMemoryFault(t), "k8s.scheduling.memory", "A release asks for more memory than any node has.", 14),
        new(t => new NodeSelectorMismatchFault(t), "k8s.scheduling.node-selector", "A release wants nodes with a label that none has.", 15),
        new(t => new NodeAffinityMismatchFault(t), "k8s.scheduling.node-affinity", "A release wants nodes of a zone that the cluster does not have.", 16),
        new(t => new UntoleratedTaintFault(t), "k8s.scheduling.taint", "The nodes were set aside for batch work, and the application does not tolerate that.", 17),
        new(t => new NodesCordonedFault(t), "k8s.node.cordoned", "Every node was cordoned for an upgrade and forgotten.", 18),
        new(t => new AntiAffinityDeadlockFault(t), "k8s.scheduling.anti-affinity", "A release forbids two of its pods on one node, and there are fewer nodes than pods.", 19),
        new(t => new TopologySpreadUnmetFault(t), "k8s.scheduling.topology-spread", "A release has to be spread over racks, and no node says in which one it stands.", 20),
        new(t => new PinnedToMissingNodeFault(t), "k8s.scheduling.pinned-node", "A release is pinned to a node that no longer exists.", 21),
        new(t => new PreemptionCascadeFault(t), "k8s.scheduling.preemption", "Batch work with a new, higher priority puts the application out of the nodes.", 22),
        new(t => new PodAddressesExhaustedFault(t), "k8s.node.pod-addresses", "The nodes have no address left for another pod.", 23),
        new(t => new StorageClassMissingFault(t), "k8s.storage.class-missing", "A release brings a claim of a StorageClass that does not exist.", 25),
        new(t => new VolumeTooSmallFault(t), "k8s.storage.volume-small", "A release brings a claim that asks for more than the volume prepared for it has.", 26),
        new(t => new AccessModeMismatchFault(t), "k8s.storage.access-mode", "A release brings a claim that several nodes may write to, and the volume prepared for it allows one.", 27),
        new(t => new VolumeSelectorMismatchFault(t), "k8s.storage.selector", "A release brings a claim that wants a volume with a label, and the one prepared for it has another.", 28),
        new(t => new VolumeAlreadyBoundFault(t), "k8s.storage.already-bound", "A release brings a claim for a volume that still belongs to another one.", 28),
        new(t => new VolumeNodeAffinityFault(t), "k8s.storage.node-affinity", "A release mounts a local volume of a node that no longer exists.", 30),
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
        new(t => new WrongCommandFault(t), "k8s.container.command", "A release starts a program that its image does not have.", 44) { End = IncidentEnd.Healed },
        new(t => new MemoryLimitTinyFault(t), "k8s.container.limit-tiny", "A release sets a memory limit in which not even the runtime can start a process.", 46) { End = IncidentEnd.Healed },
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
        new(t => new UnsafeStrategyFault(t), "k8s.rollout.strategy", "A release stops every old pod before the first new one has shown that it starts, and none does.", 81) { End = IncidentEnd.Healed },
        new(t => new BudgetBlocksDrainFault(t), "k8s.budget.blocks-drain", "A node cannot be drained, because a disruption budget allows no pod to go.", 82),
        new(t => new FinalizerStuckFault(t), "k8s.finalizer.stuck", "A pod cannot be replaced: it waits for an operator that does not run to remove its finalizer.", 83),
        new(t => new StatefulSetStuckFault(t), "k8s.statefulset.stuck", "An update of a StatefulSet stops at its first pod, which cannot pull its image.", 85),
        new(t => new DaemonSetNotPlacedFault(t), "k8s.daemonset.not-placed", "A DaemonSet asks for more than any node has, so that no node gets its pod.", 86),
        new(t => new JobFailedFault(t), "k8s.job.failed", "A job fails as often as it may, and gives up.", 87),
        new(t => new JobDeadlineFault(t), "k8s.job.deadline", "A job runs longer than its deadline allows, and is stopped.", 87),
        new(t => new NodeNotReadyFault(t), "k8s.node.not-ready", "The kubelet of a node that runs the application has stopped.", 90),
        new(t => new RuntimeDownFault(t), "k8s.node.runtime-down", "The container runtime of a node does not answer.", 91),
        new(t => new DiskPressureFault(t), "k8s.node.pressure", "The disk of a node that runs the application fills up, and its kubelet evicts pods.", 92),
        new(t => new MemoryPressureFault(t), "k8s.node.pressure", "A node that runs the application is short of memory, and its kubelet evicts pods.", 93),
        new(t => new ProcessPressureFault(t), "k8s.node.pressure", "A node that runs the application is short of process ids.", 94),
        new(t => new NodePartitionedFault(t), "k8s.node.partitioned", "A node that runs the application is cut off from all others.", 95),
        new(t => new NetworkPluginDownFault(t), "k8s.node.network-plugin", "The network plugin fails for every new pod.", 74),
        new(t => new ManyNodesLostFault(t), "k8s.node.many-lost", "Every node stops reporting at once.", 97),
    ];

    /// <summary>The fault of a name, or null.</summary>
    public static FaultEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}
