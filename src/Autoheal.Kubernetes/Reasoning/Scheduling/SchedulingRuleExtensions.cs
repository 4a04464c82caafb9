using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class SchedulingRuleExtensions
{
    public static IAutohealBuilder AddSchedulingRules(this IAutohealBuilder builder) => builder
        .AddRule<RoomRule>()
        .AddRule<NodeSelectorRule>()
        .AddRule<TaintRule>()
        .AddRule<SharingRule>()
        .AddRule<HostPortRule>()
        .AddRule<PreemptionRule>()
        .AddRule<SchedulerDownRule>()
        .AddRule<UnplacedRule>();
}
