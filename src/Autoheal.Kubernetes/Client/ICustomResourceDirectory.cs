namespace Autoheal.Kubernetes.Client;

/// <summary>Knows which kinds a cluster has beyond those of Kubernetes itself. Readers that cannot tell do not implement it.</summary>
internal interface ICustomResourceDirectory
{
    /// <summary>The custom resources that can be listed, each in the version that the server prefers; none when it does not say.</summary>
    ValueTask<IReadOnlyList<KubernetesResource>> ListCustomAsync(CancellationToken cancellationToken);
}
