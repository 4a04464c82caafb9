using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>Collects what one cluster is worked on with.</summary>
internal sealed class ClusterServiceBuilder(IServiceCollection services) : IAutohealBuilder
{
    public IServiceCollection Services => services;
}
