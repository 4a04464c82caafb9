namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Reads a cluster and has no way to change it. Thread-safe. Errors of the server are <see cref="KubernetesApiException"/>; a server
/// that cannot be reached or does not answer in time is a transient <see cref="Diagnostics.AutohealException"/>.
/// </summary>
public interface IKubernetesReader
{
    /// <summary>Reads one object; null when there is none of that name.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="namespace">The namespace; ignored for cluster-scoped resources.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<KubernetesPayload?> GetAsync(
        KubernetesResource resource, string @namespace, string name, CancellationToken cancellationToken = default);

    /// <summary>Reads a list, page by page; each page is a list object of its own.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="namespace">The namespace; empty means all.</param>
    /// <param name="options">How to narrow and page it; null means everything in pages of 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<KubernetesPayload> ListAsync(
        KubernetesResource resource, string @namespace, KubernetesListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the last lines of a container's log as raw UTF-8; null when there is no such run or its log is gone.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadLogAsync(PodLogRequest request, CancellationToken cancellationToken = default);
}
