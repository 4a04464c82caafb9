using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>Registers the rules of this family: one line each.</summary>
internal static class WorkloadRuleExtensions
{
    public static IAutohealBuilder AddWorkloadRules(this IAutohealBuilder builder) => builder
        .AddRule<FinalizerStuckRule>()
        .AddRule<NamespaceStuckRule>()
        .AddRule<StatefulSetStuckRule>()
        .AddRule<DaemonSetNotPlacedRule>()
        .AddRule<JobFailedRule>()
        .AddRule<PodFailedRule>()
        .AddRule<JobSidecarRule>()
        .AddRule<CronJobSuspendedRule>()
        .AddRule<CronJobConcurrencyRule>()
        .AddRule<CronJobScheduleRule>()
        .AddRule<CustomResourceRule>()
        .AddRule<RemovedApiRule>();
}
