using Autoheal.Kubernetes.Reasoning.Access;
using Autoheal.Kubernetes.Reasoning.Admission;
using Autoheal.Kubernetes.Reasoning.Configuration;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Kubernetes.Reasoning.Dependencies;
using Autoheal.Kubernetes.Reasoning.Images;
using Autoheal.Kubernetes.Reasoning.Logs;
using Autoheal.Kubernetes.Reasoning.Metrics;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Kubernetes.Reasoning.Nodes;
using Autoheal.Kubernetes.Reasoning.Probes;
using Autoheal.Kubernetes.Reasoning.Quotas;
using Autoheal.Kubernetes.Reasoning.Rollouts;
using Autoheal.Kubernetes.Reasoning.Scaling;
using Autoheal.Kubernetes.Reasoning.Scheduling;
using Autoheal.Kubernetes.Reasoning.Storage;
using Autoheal.Kubernetes.Reasoning.Workloads;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Registers the rule tier of this package, family by family.</summary>
internal static class DiagnosticRuleExtensions
{
    public static IAutohealBuilder AddKubernetesRules(this IAutohealBuilder builder) => builder
        .AddImageRules()
        .AddConfigurationRules()
        .AddCrashRules()
        .AddProbeRules()
        .AddRolloutRules()
        .AddScalingRules()
        .AddNodeRules()
        .AddStorageRules()
        .AddWorkloadRules()
        .AddNetworkRules()
        .AddDependencyRules()
        .AddLogRules()
        .AddQuotaRules()
        .AddAdmissionRules()
        .AddSchedulingRules()
        .AddAccessRules()
        .AddMetricRules();
}
