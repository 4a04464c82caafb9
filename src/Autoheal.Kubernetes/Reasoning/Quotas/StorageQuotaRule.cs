using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>Pods wait for a claim that does not exist, and the quota of their namespace allows no further claim (taxonomy row 5).</summary>
internal sealed class StorageQuotaRule : IDiagnosticRule
{
    public string Name => "storage-quota";

    public IReadOnlyList<CauseDescription> Causes { get; } = [QuotaCauses.Storage];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { ResourceQuotas.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (workload.With(TroubleKind.Unschedulable, TroubleKind.NotStarted) is { } waiting
                && FindMissingClaim(model, waiting) is { } claim
                && FindFull(model, waiting.Blamed.Namespace) is var (quota, resource))
            {
                yield return Describe(model, waiting, claim, quota, resource);
            }
        }
    }

    private static string? FindMissingClaim(ClusterModel model, AilingWorkload workload)
    {
        foreach (var volume in workload.Template.Volumes)
        {
            if (volume.ClaimName.Length > 0 && model.Claims.Find(workload.Blamed.Namespace, volume.ClaimName).IsAbsent)
            {
                return volume.ClaimName;
            }
        }

        return null;
    }

    /// <summary>A quota that has no room for another claim: by number or, next to full, by size.</summary>
    private static (ResourceQuota Quota, string Resource)? FindFull(ClusterModel model, string @namespace)
    {
        foreach (var quota in model.ResourceQuotas.In(@namespace))
        {
            foreach (var (resource, hard) in quota.Hard)
            {
                var used = quota.Used.Find(resource) ?? default;
                var full = resource is "persistentvolumeclaims" or "count/persistentvolumeclaims" ? used >= hard
                    : resource.EndsWith("requests.storage", StringComparison.Ordinal) && used.Amount >= hard.Amount * 0.9m;
                if (full)
                {
                    return (quota, resource);
                }
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, AilingWorkload workload, string claim, ResourceQuota quota, string resource)
    {
        var trouble = workload.Troubles[0];
        var figures = $"{resource} {quota.Used.Find(resource) ?? default} of {quota.Hard.Find(resource)} used";
        var checks = new CheckList(model);
        checks.Supports(
            0.4,
            $"pod {trouble.Pod.Name} waits for PersistentVolumeClaim {claim}, which does not exist; {Counts.Pods(workload.Troubles.Count)}",
            checks.Controlled(trouble.Pod, "pod.trouble", trouble.Reason, trouble.Since));
        checks.Supports(0.75, $"ResourceQuota {quota.Name} allows no further claim: {figures}", checks.Controlled(quota, "quota.used", figures));
        var good = LastGoodTemplate.Of(model, workload.Blamed);
        good?.AddChange(checks, 0.2, TemplateChangeKind.Volume);
        List<ResourceRef> explained = [.. workload.Explained(model)];
        return new Finding
        {
            Cause = QuotaCauses.Storage.Code,
            Object = model.Reference(quota),
            Title = $"ResourceQuota {quota.Name} exceeded ({figures}); claim {claim} is missing",
            Summary = $"Pods of {workload.Blamed.Resource.Kind} {workload.Blamed.Name} wait for PersistentVolumeClaim {claim}, which is not there: "
                + $"ResourceQuota {quota.Name} has {figures}, so that it cannot be created.",
            Checks = checks.Checks,
            Explains = explained,
            Since = workload.Began,
            Remedies = good?.Changed(TemplateChangeKind.Volume) ?? false ? [good.Undo(model.Reference(workload.Blamed))] : [],
        };
    }
}
