namespace Autoheal.Simulation.Scenarios;

/// <summary>The rows of the failure taxonomy that no fault stands for, each with its reason.</summary>
internal static class MissingRows
{
    private const string Metrics = "shows in metrics alone; the simulated cluster has no metric store yet";
    private const string Node = "lies in a node's kernel or clock, which the simulated nodes do not have";
    private const string Dependency = "needs programs that call each other; they only check their own configuration yet";
    private const string Traces = "shows in traces alone";

    public static IReadOnlyList<MissingRow> All { get; } =
    [
        new(4, "Service quota", Dependency),
        new(12, "RBAC denied", "needs programs that call the API server"),
        new(24, "Scheduler down", "the simulated scheduler cannot be stopped yet"),
        new(29, "Multi-attach", "needs volumes that are attached to nodes while a pod moves; no scenario yet"),
        new(32, "Volume filling", Metrics),
        new(55, "CPU throttling", Metrics),
        new(56, "Memory leak", Metrics),
        new(58, "Hung but Ready", Metrics),
        new(60, "targetPort mismatch", Dependency),
        new(61, "Protocol mismatch", Dependency),
        new(62, "Service missing", Dependency),
        new(63, "Wrong address in the environment", Dependency),
        new(64, "Ingress misroute", "no ingress controller answers requests"),
        new(65, "Gateway route wrong", "no gateway answers requests"),
        new(66, "NetworkPolicy blocks", Dependency),
        new(67, "CoreDNS configuration", Dependency),
        new(68, "Pod dnsPolicy wrong", Dependency),
        new(69, "Stale hostAliases", Dependency),
        new(70, "internalTrafficPolicy Local", Dependency),
        new(71, "Conntrack full", Node),
        new(72, "Ephemeral ports exhausted", Node),
        new(73, "kube-proxy down", Node),
        new(75, "TLS certificate expired", Dependency),
        new(76, "Clock drift", Node),
        new(77, "Autoscaler without metrics or requests", "needs a metrics server in the simulated cluster"),
        new(78, "Autoscaler at its maximum", "needs load on the simulated programs"),
        new(84, "Operator or custom resource bad", "no operator runs in the simulated cluster"),
        new(88, "CronJob missed or overlapping", "no scenario yet"),
        new(89, "Sidecar blocks the end of a job", "no scenario yet"),
        new(96, "Node hardware or disk error", Node),
        new(98, "Database credentials rotated", Dependency),
        new(99, "Database host or port wrong", Dependency),
        new(100, "Connections exhausted", Dependency),
        new(101, "Database read-only", Dependency),
        new(102, "Lock contention", "lies inside a database"),
        new(103, "Ids exhausted", "lies inside a database"),
        new(104, "Cache credentials or memory", Dependency),
        new(105, "Poisonous record in a queue", Dependency),
        new(106, "Broker memory", Metrics),
        new(107, "CPU saturation", Metrics),
        new(108, "Network delay of a pod", Traces),
        new(109, "Retry storm", Metrics),
        new(110, "Bad request pattern", Metrics),
        new(111, "Cold cache", Metrics),
        new(112, "Noisy neighbour", Metrics),
        new(113, "Flag with a latent bug", "no feature flags exist in the simulated cluster"),
        new(114, "API server or etcd slow", Metrics),
        new(115, "API version removed", "is refused where it is applied; nothing of it runs"),
        new(116, "Nothing wrong", "is the scenario healthy"),
    ];
}
