using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class AdmissionRuleExtensions
{
    public static IAutohealBuilder AddAdmissionRules(this IAutohealBuilder builder) => builder
        .AddRule<ServiceAccountMissingRule>()
        .AddRule<PriorityClassMissingRule>()
        .AddRule<PodSecurityRule>()
        .AddRule<SecurityConstraintRule>()
        .AddRule<WebhookRule>()
        .AddRule<SlowAdmissionRule>()
        .AddRule<MutatedPodRule>()
        .AddRule<PodsRefusedRule>();
}
