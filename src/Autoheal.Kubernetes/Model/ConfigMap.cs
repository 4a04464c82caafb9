using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A ConfigMap: its keys, never its values. Immutable.</summary>
public sealed class ConfigMap : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.ConfigMaps;

    /// <summary>Gets the keys.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Gets when the content was last written; the creation when that is not recorded.</summary>
    public DateTimeOffset ContentChangedAt
    {
        get
        {
            var latest = Metadata.CreatedAt;
            foreach (var change in Metadata.Changes)
            {
                if (change.TouchesContent && change.At > latest)
                {
                    latest = change.At;
                }
            }

            return latest;
        }
    }
}
