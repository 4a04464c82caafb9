using Autoheal;
using Autoheal.Hosting;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Approvals;
using Autoheal.Hosting.Console;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Incidents;
using Autoheal.Hosting.Learning;
using Autoheal.Hosting.Perception;
using Autoheal.Hosting.Policy;
using Autoheal.Hosting.Requests;
using Autoheal.Perception;
using Autoheal.Policy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Autoheal's HTTP side.</summary>
public static class AutohealHostingBuilderExtensions
{
    /// <summary>
    /// Adds what <c>MapAutoheal</c> maps: alert webhooks, health, incidents, approvals, the kill switch and the console page. Without a hook token the
    /// host does not start. Calling it twice is harmless.
    /// </summary>
    public static IAutohealBuilder AddHosting(this IAutohealBuilder builder, Action<HostingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return AddServices(builder);
    }

    /// <summary>The same, with the options of a section of the configuration, for instance <c>Autoheal:Hosting</c>.</summary>
    public static IAutohealBuilder AddHosting(this IAutohealBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.Configure<HostingOptions>(section);
        return AddServices(builder);
    }

    /// <summary>
    /// Takes the limits of each of several clusters from its <c>Policy</c> (see <see cref="PolicyOptions"/>), for instance
    /// <c>Autoheal:Clusters:eu-1:Policy:AllowedNamespaces:0</c>. Goes with <c>AddKubernetesClusters</c> on the same section.
    /// </summary>
    public static IAutohealBuilder ConfigurePolicies(this IAutohealBuilder builder, IConfigurationSection clusters)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(clusters);
        foreach (var cluster in clusters.GetChildren())
        {
            builder.ConfigurePolicy(cluster.Key, policy => cluster.GetSection("Policy").Bind(policy));
        }

        return builder;
    }

    /// <summary>Takes from the configuration how alerts find their cluster (see <see cref="AlertRoutingOptions"/>), for instance <c>Autoheal:Routing</c>.</summary>
    public static IAutohealBuilder ConfigureRouting(this IAutohealBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.Configure<AlertRoutingOptions>(section);
        return builder;
    }

    private static IAutohealBuilder AddServices(IAutohealBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<HostingOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HostingOptions>, HostingOptionsValidator>());
        services.TryAddKeyedSingleton(HostingClocks.Edge, TimeProvider.System);
        services.TryAddSingleton<TokenBook>();
        services.TryAddSingleton<HostHealth>();
        services.TryAddSingleton<InboundBorder>();
        services.TryAddSingleton<BodyReader>();
        services.TryAddSingleton<HookEndpoint>();
        services.TryAddSingleton<HealthEndpoint>();
        services.TryAddSingleton<IncidentEndpoints>();
        services.TryAddSingleton<CommandEndpoint>();
        services.TryAddSingleton<ApprovalEndpoints>();
        services.TryAddSingleton<GrantEndpoints>();
        services.TryAddSingleton<AutonomyEndpoint>();
        services.TryAddSingleton<DemotionEndpoint>();
        services.TryAddSingleton<ControlEndpoint>();
        ConsoleServices.Add(services);
        return builder;
    }
}
