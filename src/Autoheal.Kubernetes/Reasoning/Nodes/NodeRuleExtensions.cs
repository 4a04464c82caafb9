using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class NodeRuleExtensions
{
    public static IAutohealBuilder AddNodeRules(this IAutohealBuilder builder) => builder
        .AddRule<NodeNotReadyRule>()
        .AddRule<NodeProblemRule>()
        .AddRule<SandboxRule>()
        .AddRule<CordonedRule>()
        .AddRule<NodePressureRule>()
        .AddRule<EvictionRule>();
}
