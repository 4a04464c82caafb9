using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>A Service that others refer to is missing, and the quota of its namespace allows no further one (taxonomy row 4). Often no Event tells of it.</summary>
internal sealed class ServiceQuotaRule : IDiagnosticRule
{
    public string Name => "service-quota";

    public IReadOnlyList<CauseDescription> Causes { get; } = [QuotaCauses.Services];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { ResourceQuotas.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var quota in model.ResourceQuotas)
        {
            if (FindFull(quota) is { } resource && MissingService.Find(model, quota.Namespace) is { } missing)
            {
                yield return Describe(model, quota, resource, missing);
            }
        }
    }

    private static string? FindFull(ResourceQuota quota)
    {
        foreach (var (resource, hard) in quota.Hard)
        {
            if ((resource.StartsWith("services", StringComparison.Ordinal) || resource == "count/services") && quota.Used.Find(resource) is { } used && used >= hard)
            {
                return resource;
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, ResourceQuota quota, string resource, MissingService missing)
    {
        var figures = $"{resource} {quota.Used.Find(resource)} of {quota.Hard.Find(resource)} used";
        var checks = new CheckList(model);
        checks.Supports(0.6, $"ResourceQuota {quota.Name} allows no further Service: {figures}", checks.Controlled(quota, "quota.used", figures));
        checks.Supports(0.55, $"there is no Service {missing.Name}", checks.Controlled(quota, "service", $"{missing.Name} absent"));
        missing.AddReferrer(checks);
        return new Finding
        {
            Cause = QuotaCauses.Services.Code,
            Object = model.Reference(quota),
            Title = $"ResourceQuota {quota.Name} exceeded ({figures}); Service {missing.Name} is missing",
            Summary = $"Service {missing.Name} of namespace {quota.Namespace} does not exist, though {missing.Why}; ResourceQuota {quota.Name} has {figures}, "
                + "so that it cannot be created.",
            Checks = checks.Checks,
            Explains = [KubernetesResources.Services.Reference(model.ClusterId, quota.Namespace, missing.Name, ""), .. missing.Explained.Select(model.Reference)],
            Since = quota.Metadata.SpecChangedAt,
        };
    }
}
