using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A pod. Immutable.</summary>
public sealed class Pod : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Pods;

    /// <summary>Gets what it was made from.</summary>
    public PodTemplate Template { get; init; } = PodTemplate.Empty;

    /// <summary>Gets the node that it runs on; empty while it has none.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>Gets its priority; 0 by default.</summary>
    public int Priority { get; init; }

    /// <summary>Gets the phase: <c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Gets why the pod as a whole failed, for instance <c>Evicted</c>; empty when it did not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Gets what was said about why the pod as a whole failed.</summary>
    public UntrustedText Message { get; init; }

    /// <summary>Gets its address; empty while it has none.</summary>
    public string Address { get; init; } = "";

    /// <summary>Gets its quality of service: <c>Guaranteed</c>, <c>Burstable</c> or <c>BestEffort</c>.</summary>
    public string QualityOfService { get; init; } = "";

    /// <summary>Gets the node that is being cleared for it by putting others out; empty when none is.</summary>
    public string NominatedNode { get; init; } = "";

    /// <summary>Gets when its node first saw it, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets the conditions.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];

    /// <summary>Gets how its containers fare, init containers first.</summary>
    public IReadOnlyList<ContainerStatus> Containers { get; init; } = [];

    /// <summary>Gets a value indicating whether it serves.</summary>
    public bool Ready => Conditions.Find("Ready") is { IsTrue: true };

    /// <summary>Gets a value indicating whether its deletion was asked for.</summary>
    public bool Terminating => Metadata.DeletedAt is not null;

    /// <summary>Gets a value indicating whether it has run to its end.</summary>
    public bool Finished => Phase is "Succeeded" or "Failed";

    /// <summary>How a container fares, or null when the kubelet has not said.</summary>
    public ContainerStatus? FindContainer(string name)
    {
        foreach (var container in Containers)
        {
            if (container.Name == name)
            {
                return container;
            }
        }

        return null;
    }
}
