using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class MetricRuleExtensions
{
    public static IAutohealBuilder AddMetricRules(this IAutohealBuilder builder) => builder
        .AddRule<CpuRule>()
        .AddRule<MemoryLeakRule>()
        .AddRule<VolumeFillingRule>()
        .AddRule<ConnectionsExhaustedRule>()
        .AddRule<QueueLagRule>()
        .AddRule<ServiceLevelRule>();
}
