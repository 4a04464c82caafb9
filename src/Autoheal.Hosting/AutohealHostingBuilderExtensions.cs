using Autoheal;
using Autoheal.Hosting;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Approvals;
using Autoheal.Hosting.Diagnostics;
using Autoheal.Hosting.Incidents;
using Autoheal.Hosting.Perception;
using Autoheal.Hosting.Policy;
using Autoheal.Hosting.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Autoheal's HTTP side.</summary>
public static class AutohealHostingBuilderExtensions
{
    /// <summary>
    /// Adds what <c>MapAutoheal</c> maps: alert webhooks, health, incidents, approvals and the kill switch. Without a hook token the host
    /// does not start. Calling it twice is harmless.
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
        services.TryAddSingleton<ApprovalEndpoints>();
        services.TryAddSingleton<ControlEndpoint>();
        return builder;
    }
}
