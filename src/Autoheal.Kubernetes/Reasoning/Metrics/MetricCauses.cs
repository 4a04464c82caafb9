using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>The causes of this family.</summary>
internal static class MetricCauses
{
    public static CauseDescription Throttled { get; } = new()
    {
        Code = new("k8s.container.cpu-throttled"),
        Title = "A container is slowed down by its CPU limit",
        Signs = ["more than 25 % of its scheduling periods are throttled", "it has a CPU limit", "its CPU use stays at or below that limit"],
        Repair = "Raise the CPU limit within the quota.",
        RepairClass = RepairClass.Approve,
        Need = EvidenceNeed.Metrics,
        Rows = [55],
    };

    public static CauseDescription Saturated { get; } = new()
    {
        Code = new("k8s.container.cpu-saturated"),
        Title = "A container has more work than CPU",
        Signs = ["its CPU use rose and stays at 90 % of its limit or more", "it is throttled, or its own latency rose with it"],
        Repair = "Undo the rollout when it is new; else add replicas.",
        RepairClass = RepairClass.Approve,
        Need = EvidenceNeed.Metrics,
        Rows = [107],
        Refines = [new("k8s.container.cpu-throttled"), new("app.service.degraded")],
    };

    public static CauseDescription Leak { get; } = new()
    {
        Code = new("k8s.container.memory-leak"),
        Title = "A container's memory grows until its limit ends it",
        Signs = ["memory grows steadily with a slope that explains most of its variance", "the limit is reached within a day", "OOMKilled before"],
        Repair = "A paced rolling restart, and a ticket for the leak.",
        RepairClass = RepairClass.Approve,
        Need = EvidenceNeed.Metrics,
        Rows = [56, 106],
        Refines = [new("k8s.container.oom"), new("k8s.crash.no-change")],
    };

    public static CauseDescription VolumeFilling { get; } = new()
    {
        Code = new("k8s.volume.filling"),
        Title = "A volume is full, or will be within hours",
        Signs = ["kubelet_volume_stats: used against capacity", "the trend reaches the capacity within 4 hours", "or a program ends: no space left on its volume"],
        Repair = "Expand the claim where its class allows it; that cannot be undone.",
        RepairClass = RepairClass.Approve,
        Need = EvidenceNeed.Metrics,
        Rows = [32],
        Refines = [new("log.disk.full"), new("k8s.crash.no-change")],
    };

    public static CauseDescription ConsumerStuck { get; } = new()
    {
        Code = new("queue.consumer-stuck"),
        Title = "A consumer stands still at one record while its queue grows",
        Signs = ["its offset does not move", "its lag grows"],
        Repair = "Look at the record; move it to a dead-letter queue.",
        RepairClass = RepairClass.Approve,
        Need = EvidenceNeed.Metrics,
        Rows = [105],
        Refines = [new("queue.lag")],
    };

    public static CauseDescription Lag { get; } = new()
    {
        Code = new("queue.lag"),
        Title = "A consumer falls behind its queue",
        Signs = ["the lag grows steadily"],
        Need = EvidenceNeed.Metrics,
        Rows = [105, 106],
    };

    public static CauseDescription Regression { get; } = new()
    {
        Code = new("app.rollout.regression"),
        Title = "Errors or latency rose right after a rollout",
        Signs = ["a change point in the error rate or latency", "a rollout of the same workload shortly before it"],
        Repair = "Undo the rollout.",
        RepairClass = RepairClass.Automatic,
        Need = EvidenceNeed.Metrics,
        Rows = [47, 113],
        Refines = [new("app.service.degraded")],
    };

    public static CauseDescription Degraded { get; } = new()
    {
        Code = new("app.service.degraded"),
        Title = "A service answers with more errors or more slowly than before, for a reason that its metrics do not show",
        Signs = ["a change point in the error rate or latency", "no rollout of the workload before it"],
        Need = EvidenceNeed.Metrics,
        Rows = [108, 109, 110, 112],
    };
}
