using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// That a Secret exists, and when it was written. Autoheal asks no cluster for Secrets: these come from dumps, or from a host that opted in to
/// their metadata. Holds no key and no value. Immutable.
/// </summary>
public sealed class Secret : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Secrets;

    /// <summary>Gets when the content was last written; the creation when that is not recorded.</summary>
    public DateTimeOffset ContentChangedAt => Metadata.LastChange(ChangedParts.Content);
}
