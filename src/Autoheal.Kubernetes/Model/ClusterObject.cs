using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>One object of the model: only what rules read, never a secret. Immutable.</summary>
public abstract class ClusterObject
{
    private protected ClusterObject()
    {
    }

    /// <summary>Gets the metadata.</summary>
    public required ObjectMetadata Metadata { get; init; }

    /// <summary>Gets the resource that the object is of.</summary>
    public abstract KubernetesResource Resource { get; }

    /// <summary>Gets the namespace; empty for cluster-scoped kinds.</summary>
    public string Namespace => Metadata.Namespace;

    /// <summary>Gets the name.</summary>
    public string Name => Metadata.Name;

    /// <summary>Gets the uid.</summary>
    public string Uid => Metadata.Uid;

    /// <summary>The kind and path, for instance <c>Pod checkout/api-7c9f-x2x4v</c>.</summary>
    public sealed override string ToString() => Namespace.Length == 0 ? $"{Resource.Kind} {Name}" : $"{Resource.Kind} {Namespace}/{Name}";
}
