using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// An Event. All of it is untrusted, the reason too: anyone with rights on events can forge one. It points; status confirms. Its
/// message is left behind. It counts for the uid that it names, not for the name. Immutable.
/// </summary>
public sealed class ClusterEvent : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Events;

    /// <summary>Gets the kind of the object that it is about.</summary>
    public string ObjectKind { get; init; } = "";

    /// <summary>Gets the name of the object that it is about.</summary>
    public string ObjectName { get; init; } = "";

    /// <summary>Gets the uid of the object that it is about.</summary>
    public string ObjectUid { get; init; } = "";

    /// <summary>Gets the reason, for instance <c>BackOff</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Gets the type: <c>Normal</c> or <c>Warning</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Gets how often it happened.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Gets when it last happened, in UTC.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Gets why an image could not be pulled, as the message said; untrusted like the rest.</summary>
    public PullFailure PullFailure { get; init; }
}
