using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>The causes of this family.</summary>
internal static class QuotaCauses
{
    private static readonly CauseCode[] s_weaker = [new("k8s.admission.refused"), new("k8s.rollout.stuck"), new("k8s.statefulset.stuck")];

    public static CauseDescription Cpu { get; } = new()
    {
        Code = new("k8s.quota.cpu"),
        Title = "The quota of a namespace has too little CPU left for another pod",
        Signs = ["ReplicaFailure or an Event FailedCreate: exceeded quota", "the ResourceQuota's used and hard CPU"],
        Repair = "Undo the release that asks for more, or raise the quota.",
        RepairClass = RepairClass.Automatic,
        Rows = [1],
        Refines = s_weaker,
    };

    public static CauseDescription Memory { get; } = new()
    {
        Code = new("k8s.quota.memory"),
        Title = "The quota of a namespace has too little memory left for another pod",
        Signs = ["ReplicaFailure or an Event FailedCreate: exceeded quota", "the ResourceQuota's used and hard memory"],
        Repair = "Undo the release that asks for more, or raise the quota.",
        RepairClass = RepairClass.Automatic,
        Rows = [2],
        Refines = s_weaker,
    };

    public static CauseDescription LimitsMissing { get; } = new()
    {
        Code = new("k8s.quota.limits-missing"),
        Title = "A quota wants a request or limit from every container, and one sets none",
        Signs = ["FailedCreate: failed quota, must specify limits", "a ResourceQuota over limits or requests that the template does not set"],
        Repair = "Set the missing requests and limits, or give the namespace a LimitRange with defaults.",
        RepairClass = RepairClass.Approve,
        Rows = [2],
        Refines = s_weaker,
    };

    public static CauseDescription LimitRangeCpu { get; } = LimitRange("cpu", "CPU");

    public static CauseDescription LimitRangeMemory { get; } = LimitRange("memory", "memory");

    public static CauseDescription LimitRangeOther { get; } = LimitRange("other", "something else");

    public static CauseDescription Pods { get; } = new()
    {
        Code = new("k8s.quota.pods"),
        Title = "The quota of a namespace allows no further pod",
        Signs = ["FailedCreate: exceeded quota, requested: pods=1", "the ResourceQuota's used and hard pods"],
        Repair = "Delete pods that have ended, or raise the quota.",
        RepairClass = RepairClass.Approve,
        Rows = [3],
        Refines = s_weaker,
    };

    public static CauseDescription Services { get; } = new()
    {
        Code = new("k8s.quota.services"),
        Title = "The quota of a namespace allows no further Service, and one is missing",
        Signs = ["the ResourceQuota's used Services are its hard ones", "a Service that others refer to does not exist"],
        Repair = "Remove a Service that nobody needs, or raise the quota; then create the missing one.",
        RepairClass = RepairClass.Approve,
        Rows = [4],
        Refines = [new("k8s.service.missing")],
    };

    public static CauseDescription Storage { get; } = new()
    {
        Code = new("k8s.quota.storage"),
        Title = "The quota of a namespace allows no further claim to a volume, and one is missing",
        Signs = ["pods wait for a PersistentVolumeClaim that does not exist", "the ResourceQuota's used claims or storage are its hard ones"],
        Repair = "Raise the quota; never delete a claim for it.",
        RepairClass = RepairClass.Approve,
        Rows = [5],
        Refines = [.. s_weaker, new("k8s.storage.claim-missing")],
    };

    public static CauseDescription Objects { get; } = new()
    {
        Code = new("k8s.quota.objects"),
        Title = "The quota of a namespace has too little left of something else than CPU, memory, pods and storage",
        Signs = ["FailedCreate: exceeded quota", "the ResourceQuota's used and hard amounts"],
        Repair = "Free what is used, or raise the quota.",
        RepairClass = RepairClass.Approve,
        Refines = s_weaker,
    };

    /// <summary>The cause that a shortage of a resource is.</summary>
    public static CauseDescription For(string resource) => resource switch
    {
        "pods" or "count/pods" => Pods,
        "persistentvolumeclaims" or "count/persistentvolumeclaims" => Storage,
        _ when resource.EndsWith("requests.storage", StringComparison.Ordinal) => Storage,
        _ when resource.StartsWith("services", StringComparison.Ordinal) || resource == "count/services" => Services,
        _ when resource.EndsWith("cpu", StringComparison.Ordinal) => Cpu,
        _ when resource.EndsWith("memory", StringComparison.Ordinal) => Memory,
        _ => Objects,
    };

    private static CauseDescription LimitRange(string code, string words) => new()
    {
        Code = new($"k8s.limit-range.{code}"),
        Title = $"A LimitRange forbids how much {words} a container or pod asks for",
        Signs = ["FailedCreate: maximum or minimum usage per Container or Pod", "a LimitRange with a bound that the template breaks"],
        Repair = "Bring the container within the bounds, or change the LimitRange back.",
        RepairClass = RepairClass.Approve,
        Rows = [2],
        Refines = s_weaker,
    };
}
