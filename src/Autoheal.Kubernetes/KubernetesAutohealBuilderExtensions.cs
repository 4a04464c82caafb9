using Autoheal;
using Autoheal.Context;
using Autoheal.Kubernetes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Perception;
using Autoheal.Kubernetes.Policy;
using Autoheal.Kubernetes.Reasoning;
using Autoheal.Kubernetes.Verification;
using Autoheal.Kubernetes.Watching;
using Autoheal.Perception;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kubernetes to Autoheal.</summary>
public static class KubernetesAutohealBuilderExtensions
{
    /// <summary>The key of the clock for timeouts, which is always a real one.</summary>
    private const string EdgeClock = "edge";

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
        var services = builder.Services;
        services.AddOptions<KubernetesOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KubernetesOptions>, KubernetesOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IKubernetesReader>(provider => Recording(provider) ?? (IKubernetesReader)new KubernetesReader(Transport(provider, acting: false)));
        services.TryAddSingleton(provider => new KubernetesWriter(Transport(provider, acting: true)));
        services.TryAddSingleton<IClusterIdentity>(
            provider => Recording(provider) ?? (IClusterIdentity)new ClusterIdentity(provider.GetRequiredService<IKubernetesReader>()));
        services.TryAddSingleton<ClusterReader>();
        services.TryAddSingleton<LogReader>();
        services.TryAddSingleton<IAccessReviewer>(provider => new SelfAccessReviewer(Transport(provider, acting: true)));
        services.TryAddSingleton<WorkloadSnapshots>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISymptomDetector, KubernetesSymptomDetector>());
        return builder
            .AddCollector<KubernetesCollector>()
            .AddRule<RolloutCrashRule>()
            .AddRule<CrashWithoutChangeRule>()
            .AddRule<ImageNotFoundRule>()
            .AddRule<ConfigMapMissingRule>()
            .AddRule<KeyMissingRule>()
            .AddRule<ReplicasZeroRule>()
            .AddRule<OutOfMemoryRule>()
            .AddRule<NodePressureRule>()
            .AddKubernetesActions()
            .AddPredicate<WorkloadEvaluator>()
            .AddPredicate<ObjectEvaluator>()
            .AddPredicate<SurroundingsEvaluator>()
            .AddPolicy<OwnNamespacePolicy>();
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
        services.TryAddSingleton(CreateCache);
        services.TryAddSingleton<ClusterWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ClusterWatch>());
        return builder;
    }

    private static ClusterCache CreateCache(IServiceProvider provider)
    {
        var edgeClock = provider.GetKeyedService<TimeProvider>(EdgeClock) ?? TimeProvider.System;
        var limits = provider.GetRequiredService<IOptions<KubernetesOptions>>().Value.Limits;
        return new ClusterCache(
            provider.GetRequiredService<IKubernetesReader>(),
            new KubernetesWatcher(Transport(provider, acting: false), limits, edgeClock),
            provider.GetRequiredService<TimeProvider>(),
            edgeClock,
            new Random((int)edgeClock.GetTimestamp()));
    }

    private static RecordedCluster? Recording(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<KubernetesOptions>>().Value.Recording;

    private static KubernetesTransport Transport(IServiceProvider provider, bool acting)
    {
        var options = provider.GetRequiredService<IOptions<KubernetesOptions>>().Value;
        var connection = options.Recording is null
            ? (acting ? options.ActingConnection : null) ?? options.Connection!
            : KubernetesConnection.FromHandler(new RefusingHandler(), new Uri("https://recording.invalid/"));
        return new KubernetesTransport(connection, options.Limits, provider.GetKeyedService<TimeProvider>(EdgeClock) ?? TimeProvider.System);
    }
}
