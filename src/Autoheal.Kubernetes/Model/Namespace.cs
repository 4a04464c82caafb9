using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A namespace. Immutable.</summary>
public sealed class Namespace : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Namespaces;

    /// <summary>Gets the phase: <c>Active</c> or <c>Terminating</c>.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Gets the conditions; they say what holds its deletion up.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];

    /// <summary>Gets the pod security level that is enforced: <c>privileged</c>, <c>baseline</c> or <c>restricted</c>; null when none is.</summary>
    public string? EnforcedSecurity => Metadata.Labels.Find("pod-security.kubernetes.io/enforce");
}
