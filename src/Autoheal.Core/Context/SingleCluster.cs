using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Context;

/// <summary>
/// The directory of a host with one cluster: it has no name, and every id is asked of it. A host that has none at all fails when it is asked, not before.
/// </summary>
internal sealed class SingleCluster(IServiceProvider services) : IClusterDirectory
{
    public IReadOnlyList<string> Names { get; } = [""];

    public ValueTask<string> GetIdAsync(string name, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<IClusterIdentity>().GetClusterIdAsync(cancellationToken);

    public ValueTask<string?> FindNameAsync(string clusterId, CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>("");
}
