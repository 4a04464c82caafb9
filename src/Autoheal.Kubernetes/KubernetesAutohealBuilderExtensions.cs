using Autoheal;
using Autoheal.Kubernetes;
using Autoheal.Kubernetes.Clusters;
using Autoheal.Kubernetes.Perception;
using Autoheal.Kubernetes.Reasoning;
using Autoheal.Perception;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kubernetes to Autoheal.</summary>
public static class KubernetesAutohealBuilderExtensions
{
    /// <summary>The key of the clock for timeouts, which is always a real one.</summary>
    internal const string EdgeClock = "edge";

    /// <summary>
    /// Adds the cluster's reader, collector, rules, actions and predicates. Calling it twice changes options only. The writer is not
    /// a service that anything else can ask for.
    /// </summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="configure">Sets at least <see cref="KubernetesOptions.Connection"/>.</param>
    public static IAutohealBuilder AddKubernetes(this IAutohealBuilder builder, Action<KubernetesOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        ClusterRegistration.RequireOne(builder.Services);
        builder.Services.AddOptions<KubernetesOptions>().Configure(configure).ValidateOnStart();
        return builder.AddKubernetesReasoning().AddClusterAccess();
    }

    /// <summary>
    /// Adds one of several clusters, with its own credentials and limits; call it once for each. An incident belongs to one cluster, and everything that
    /// reads or writes for it is that cluster's. <c>ConfigurePolicy(name, …)</c> says what is allowed there, <c>ConfigureRouting(…)</c> how alerts find it.
    /// </summary>
    /// <param name="builder">Autoheal; must not have <see cref="AddKubernetes"/> as well.</param>
    /// <param name="name">The operator's name for it: lower-case letters, digits, <c>-</c> and <c>.</c>; at most 63.</param>
    /// <param name="configure">Sets at least <see cref="KubernetesOptions.Connection"/>.</param>
    public static IAutohealBuilder AddKubernetesCluster(this IAutohealBuilder builder, string name, Action<KubernetesOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddKubernetesReasoning().AddRoutedCluster(name, configure);
    }

    /// <summary>
    /// Adds the clusters that a section of the configuration names, for instance <c>Autoheal:Clusters</c>: each child is called like its cluster and has
    /// <c>Kubeconfig</c> and <c>Context</c> or <c>InCluster</c>, and may have <c>ActingKubeconfig</c>, <c>ActingContext</c>, <c>OwnNamespace</c>,
    /// <c>KnownManagers</c> and <c>Limits</c>. What cannot be used is said when the host starts.
    /// </summary>
    public static IAutohealBuilder AddKubernetesClusters(this IAutohealBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        foreach (var cluster in section.GetChildren())
        {
            builder.AddKubernetesCluster(cluster.Key, options => ClusterSettings.Read(cluster).Apply(cluster.Key, options));
        }

        return builder;
    }

    /// <summary>
    /// Watches the cluster while the host runs: diagnoses read from a shared cache instead of listing anew, and what goes wrong with pods, rollouts, Jobs
    /// and nodes opens incidents without an alert. Needs <see cref="AddKubernetes"/> and the verb <c>watch</c> beside <c>list</c>.
    /// </summary>
    /// <param name="builder">Autoheal.</param>
    /// <param name="configure">Sets what is reported; null keeps the defaults.</param>
    public static IAutohealBuilder AddKubernetesWatch(this IAutohealBuilder builder, Action<KubernetesWatchOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<KubernetesWatchOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KubernetesWatchOptions>, KubernetesWatchOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISignalSource, KubernetesSignalSource>());
        services.TryAddSingleton<WatchedClusters>();
        services.AddHostedService(provider => provider.GetRequiredService<WatchedClusters>());
        return builder.AddClusterCache();
    }

    internal static TimeProvider GetEdgeClock(IServiceProvider provider) => provider.GetKeyedService<TimeProvider>(EdgeClock) ?? TimeProvider.System;
}
