using Autoheal.Context;
using Autoheal.Kubernetes.Perception;
using Autoheal.Perception;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>
/// Everything that touches one of several clusters, in a container of its own: what is built there has that cluster's reader and writer and
/// cannot get at those of another.
/// </summary>
internal sealed class ClusterServices : IAsyncDisposable, IDisposable
{
    private readonly ServiceProvider _services;

    public ClusterServices(ClusterName name, IServiceProvider host)
    {
        Name = name.Value;
        var services = new ServiceCollection();
        services.AddSingleton(name);
        // Instances, not factories: what the host lends is not this container's to dispose.
        services.AddSingleton(host.GetRequiredService<TimeProvider>());
        services.AddKeyedSingleton(KubernetesAutohealBuilderExtensions.EdgeClock, KubernetesAutohealBuilderExtensions.GetEdgeClock(host));
        services.AddSingleton(host.GetRequiredService<ILogInterpreter>());
        services.AddSingleton(host.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(_ => Options.Create(host.GetRequiredService<IOptionsMonitor<KubernetesOptions>>().Get(name.Value)));
        var builder = new ClusterServiceBuilder(services).AddClusterAccess();
        if (host.GetService<WatchedClusters>() is not null)
        {
            services.AddSingleton(_ => host.GetRequiredService<IAlertIntake>());
            services.AddSingleton(_ => host.GetRequiredService<IOptions<KubernetesWatchOptions>>());
            builder.AddClusterCache();
        }

        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }

    public string Name { get; }

    /// <summary>The cluster's id, read anew.</summary>
    public ValueTask<string> GetIdAsync(CancellationToken cancellationToken) => Get<IClusterIdentity>().GetClusterIdAsync(cancellationToken);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IEnumerable<T> GetAll<T>() => _services.GetServices<T>();

    public void Dispose() => _services.Dispose();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
