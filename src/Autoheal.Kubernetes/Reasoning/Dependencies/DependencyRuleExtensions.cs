using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class DependencyRuleExtensions
{
    public static IAutohealBuilder AddDependencyRules(this IAutohealBuilder builder) => builder
        .AddRule<BackendTroubleRule>()
        .AddRule<CredentialsRule>()
        .AddRule<ConnectionsExhaustedRule>()
        .AddRule<PoisonRecordRule>()
        .AddRule<FlagBugRule>()
        .AddRule<FaultFlagRule>();
}
