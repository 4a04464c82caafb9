using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Perception;
using Autoheal.Kubernetes.Policy;
using Autoheal.Kubernetes.Verification;
using Autoheal.Kubernetes.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>Registers what touches a cluster: once for the only one, or in the services of each and behind a router.</summary>
internal static class ClusterRegistration
{
    /// <summary>Whoever adds the only cluster cannot have named ones, too.</summary>
    public static void RequireOne(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ClusterSet)))
        {
            throw new InvalidOperationException("AddKubernetes adds the only cluster, but AddKubernetesCluster was called before: name this one, too.");
        }
    }

    /// <summary>One cluster's reader, writer, collector, actions, predicates and own policy. The writer is not a service that anything else can ask for.</summary>
    public static IAutohealBuilder AddClusterAccess(this IAutohealBuilder builder)
    {
        var services = builder.Services;
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
        return builder
            .AddCollector<KubernetesCollector>()
            .AddKubernetesActions()
            .AddPredicate<WorkloadEvaluator>()
            .AddPredicate<ObjectEvaluator>()
            .AddPredicate<SurroundingsEvaluator>()
            .AddPolicy<OwnNamespacePolicy>()
            .AddPolicyFacts<TargetLabelSource>();
    }

    /// <summary>One cluster's watched cache.</summary>
    public static IAutohealBuilder AddClusterCache(this IAutohealBuilder builder)
    {
        builder.Services.TryAddSingleton(CreateCache);
        builder.Services.TryAddSingleton<ClusterWatch>();
        return builder;
    }

    /// <summary>One more of several clusters; the routers stand in for what <see cref="AddClusterAccess"/> adds.</summary>
    public static IAutohealBuilder AddRoutedCluster(this IAutohealBuilder builder, string name, Action<KubernetesOptions> configure)
    {
        var services = builder.Services;
        RequireName(services, name);
        services.AddOptions<KubernetesOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KubernetesOptions>, KubernetesOptionsValidator>());
        services.AddSingleton(new ClusterName(name));
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<ClusterSet>().Of(name).Get<IKubernetesReader>());
        if (services.All(service => service.ServiceType != typeof(ClusterSet)))
        {
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton<ClusterSet>();
            services.Replace(ServiceDescriptor.Singleton<IClusterDirectory>(provider => provider.GetRequiredService<ClusterSet>()));
            foreach (var action in ActionTypes())
            {
                services.AddSingleton<IActionHandler>(provider => new RoutedAction(provider.GetRequiredService<ClusterSet>(), action));
            }

            builder.AddCollector<RoutedCollector>().AddPredicate<RoutedEvaluator>().AddPolicy<RoutedOwnNamespacePolicy>().AddPolicyFacts<RoutedLabelSource>();
        }

        return builder;
    }

    private static void RequireName(IServiceCollection services, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > 63 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'))
        {
            throw new ArgumentException($"A cluster's name has at most 63 lower-case letters, digits, '-' and '.', but is '{name}'.", nameof(name));
        }

        if (services.Any(service => service.ImplementationInstance is ClusterName other && other.Value == name))
        {
            throw new ArgumentException($"There are two clusters called '{name}'.", nameof(name));
        }

        if (services.Any(service => service.ServiceType == typeof(ClusterReader)))
        {
            throw new InvalidOperationException("AddKubernetesCluster adds one of several clusters, but AddKubernetes has added the only one: name that one, too.");
        }
    }

    private static IEnumerable<Type> ActionTypes()
    {
        var services = new ServiceCollection();
        new ClusterServiceBuilder(services).AddKubernetesActions();
        return services.Where(service => service.ServiceType == typeof(IActionHandler)).Select(service => service.ImplementationType!);
    }

    private static ClusterCache CreateCache(IServiceProvider provider)
    {
        var edgeClock = KubernetesAutohealBuilderExtensions.GetEdgeClock(provider);
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
        return new KubernetesTransport(connection, options.Limits, KubernetesAutohealBuilderExtensions.GetEdgeClock(provider));
    }
}
