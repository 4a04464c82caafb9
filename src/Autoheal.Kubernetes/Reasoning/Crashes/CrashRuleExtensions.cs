using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class CrashRuleExtensions
{
    public static IAutohealBuilder AddCrashRules(this IAutohealBuilder builder) => builder
        .AddRule<RolloutCrashRule>()
        .AddRule<CrashWithoutChangeRule>()
        .AddRule<OutOfMemoryRule>()
        .AddRule<MemoryExhaustedRule>()
        .AddRule<LimitTinyRule>()
        .AddRule<WrongCommandRule>()
        .AddRule<StartFailureRule>()
        .AddRule<InitCrashRule>()
        .AddRule<InitHangRule>()
        .AddRule<CompletedRule>()
        .AddRule<PortConflictRule>()
        .AddRule<VolumePermissionRule>()
        .AddRule<SharedMemoryRule>()
        .AddRule<VolumeFullRule>()
        .AddRule<SystemLimitRule>();
}
