using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class ScalingRuleExtensions
{
    public static IAutohealBuilder AddScalingRules(this IAutohealBuilder builder) => builder
        .AddRule<ReplicasZeroRule>()
        .AddRule<AutoscalerMetricsRule>()
        .AddRule<AutoscalerTargetRule>()
        .AddRule<AutoscalerAtMaximumRule>()
        .AddRule<BudgetBlocksDrainRule>();
}
