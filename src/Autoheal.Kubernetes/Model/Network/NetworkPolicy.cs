using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A NetworkPolicy. A pod that a policy selects for a direction accepts only what some policy allows in it. Immutable.</summary>
public sealed class NetworkPolicy : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.NetworkPolicies;

    /// <summary>Gets which pods of its namespace it is about; an empty selector means all.</summary>
    public LabelSelector PodSelector { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets a value indicating whether it limits what comes in.</summary>
    public bool LimitsIngress { get; init; }

    /// <summary>Gets a value indicating whether it limits what goes out.</summary>
    public bool LimitsEgress { get; init; }

    /// <summary>Gets what may come in.</summary>
    public IReadOnlyList<NetworkPolicyRule> Ingress { get; init; } = [];

    /// <summary>Gets what may go out.</summary>
    public IReadOnlyList<NetworkPolicyRule> Egress { get; init; } = [];

    /// <summary>Whether it is about a pod.</summary>
    public bool AppliesTo(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return pod.Namespace == Namespace && PodSelector.SelectsOrAll(pod.Metadata.Labels);
    }
}
