using Autoheal.Kubernetes.Context.Queries;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Kubernetes.Reasoning.Symptoms;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Registers what reasons about cluster models; it is the same for every cluster, because it reads nothing but the model.</summary>
internal static class ReasoningRegistration
{
    public static IAutohealBuilder AddKubernetesReasoning(this IAutohealBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISymptomDetector, KubernetesSymptomDetector>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISymptomDetector, StateSymptomDetector>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISymptomDetector, RefusalSymptoms>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISymptomDetector, NetworkSymptomDetector>());
        return builder.AddQuery<TroubledPodsQuery>().AddQuery<OutOfMemoryQuery>().AddQuery<RestartsQuery>().AddQuery<RecentChangesQuery>().AddKubernetesRules();
    }
}
