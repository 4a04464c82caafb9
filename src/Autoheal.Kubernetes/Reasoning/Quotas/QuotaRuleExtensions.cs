using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class QuotaRuleExtensions
{
    public static IAutohealBuilder AddQuotaRules(this IAutohealBuilder builder) => builder
        .AddRule<QuotaExceededRule>()
        .AddRule<LimitsMissingRule>()
        .AddRule<LimitRangeRule>()
        .AddRule<StorageQuotaRule>()
        .AddRule<ServiceQuotaRule>();
}
