using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>Words a shortage for people.</summary>
internal static class QuotaText
{
    public static string Title(QuotaShortage shortage) => shortage.Quota is { } quota
        ? $"ResourceQuota {quota.Name} exceeded: {Figures(shortage)}"
        : $"quota exceeded: {shortage.Refusal.Blamed.Name} asks for {Amount(shortage)}";

    public static string Summary(QuotaShortage shortage, int others)
    {
        var blamed = shortage.Refusal.Blamed;
        var quota = shortage.Quota is { } seen ? $"ResourceQuota {seen.Name}" : "a ResourceQuota";
        var more = others > 0 ? $" So are those of {Counts.Of(others, "other workload")}." : "";
        return $"New pods of {blamed.Resource.Kind} {blamed.Name} are refused (FailedCreate): exceeded quota in namespace {blamed.Namespace}; "
            + $"they ask for {Amount(shortage)}, {quota}{(shortage.Quota is null ? " has too little left" : " has " + Figures(shortage))}.{more}";
    }

    /// <summary>For instance <c>requests.cpu 1500m of 2 used</c>.</summary>
    public static string Figures(QuotaShortage shortage)
    {
        var used = shortage.Quota?.Used.Find(shortage.Resource);
        var hard = shortage.Quota?.Hard.Find(shortage.Resource);
        return hard is null ? $"{shortage.Resource} not limited" : $"{shortage.Resource} {used ?? default} of {hard} used";
    }

    private static string Amount(QuotaShortage shortage) => shortage.Asked is { } asked
        ? shortage.Resource is "pods" or "count/pods" ? Counts.Of((int)asked.Whole, "more pod") : $"{asked} {shortage.Resource}"
        : $"more {shortage.Resource}";
}
