using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Access;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class AccessRuleExtensions
{
    public static IAutohealBuilder AddAccessRules(this IAutohealBuilder builder) => builder
        .AddRule<AccessDeniedRule>();
}
