using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class ProbeRuleExtensions
{
    public static IAutohealBuilder AddProbeRules(this IAutohealBuilder builder) => builder
        .AddRule<LivenessRule>()
        .AddRule<StartupRule>()
        .AddRule<ReadinessRule>();
}
