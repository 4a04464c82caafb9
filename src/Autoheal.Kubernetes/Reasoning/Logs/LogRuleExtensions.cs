using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Logs;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class LogRuleExtensions
{
    public static IAutohealBuilder AddLogRules(this IAutohealBuilder builder) => builder
        .AddRule<LogTroubleRule>();
}
