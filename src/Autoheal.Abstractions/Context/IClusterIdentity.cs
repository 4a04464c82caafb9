namespace Autoheal.Context;

/// <summary>Tells which cluster the host is connected to. Thread-safe.</summary>
public interface IClusterIdentity
{
    /// <summary>The cluster's id: the uid of its <c>kube-system</c> namespace, read from the cluster itself.</summary>
    /// <exception cref="Diagnostics.AutohealException">The cluster cannot be reached.</exception>
    ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default);
}
