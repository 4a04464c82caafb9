using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class ConfigurationRuleExtensions
{
    public static IAutohealBuilder AddConfigurationRules(this IAutohealBuilder builder) => builder
        .AddRule<MissingSourceRule>()
        .AddRule<OptionalMapRule>()
        .AddRule<LostKeysRule>()
        .AddRule<VariableMissingRule>()
        .AddRule<VariableShadowedRule>()
        .AddRule<RefusedConfigRule>();
}
