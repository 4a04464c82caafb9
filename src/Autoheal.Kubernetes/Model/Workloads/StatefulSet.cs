using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A StatefulSet. Immutable.</summary>
public sealed class StatefulSet : Workload
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.StatefulSets;

    /// <summary>Gets the headless Service that names its pods.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Gets how pods are replaced: <c>RollingUpdate</c> or <c>OnDelete</c>.</summary>
    public string UpdateStrategy { get; init; } = "RollingUpdate";

    /// <summary>Gets the lowest ordinal that a rolling update reaches.</summary>
    public int Partition { get; init; }

    /// <summary>Gets in which order pods are made: <c>OrderedReady</c> or <c>Parallel</c>.</summary>
    public string PodManagement { get; init; } = "OrderedReady";

    /// <summary>Gets the claims that each pod gets.</summary>
    public IReadOnlyList<ClaimTemplate> ClaimTemplates { get; init; } = [];

    /// <summary>Gets the revision that most pods are of; empty before the first.</summary>
    public string CurrentRevision { get; init; } = "";

    /// <summary>Gets the revision that pods are being replaced with; the current one when no update goes on.</summary>
    public string UpdateRevision { get; init; } = "";

    /// <summary>Gets a value indicating whether an update has begun and not ended.</summary>
    public bool Updating => UpdateRevision.Length > 0 && CurrentRevision != UpdateRevision;
}
