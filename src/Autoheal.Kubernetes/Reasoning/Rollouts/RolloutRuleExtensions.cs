using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Rollouts;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class RolloutRuleExtensions
{
    public static IAutohealBuilder AddRolloutRules(this IAutohealBuilder builder) => builder
        .AddRule<RolloutStuckRule>()
        .AddRule<UnsafeStrategyRule>();
}
