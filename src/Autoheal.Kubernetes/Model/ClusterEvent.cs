using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// An Event. All of it is untrusted, the reason too: anyone with rights on events can forge one. It points; status confirms. It
/// counts for the uid that it names, not for the name. Immutable.
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

    /// <summary>Gets who reported it, for instance <c>kubelet</c>.</summary>
    public string Reporter { get; init; } = "";

    /// <summary>Gets what was said. Where the kubelet quotes a program (probes and hooks), only the kubelet's own words are kept.</summary>
    public UntrustedText Message { get; init; }

    /// <summary>Gets how often it happened.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Gets when it first happened, in UTC.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>Gets when it last happened, in UTC.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Gets why an image could not be pulled, as the message said; untrusted like the rest.</summary>
    public PullFailure PullFailure { get; init; }

    /// <summary>Gets how a probe failed, as the message said.</summary>
    public ProbeFailure ProbeFailure { get; init; }

    /// <summary>Gets the HTTP status with which a probe was answered; 0 when there was none.</summary>
    public int ProbeStatus { get; init; }

    /// <summary>Gets the name of the ConfigMap or Secret that the message says is missing; empty when it says nothing of the kind.</summary>
    public string MissingObject { get; init; } = "";

    /// <summary>Gets the key that the message says is missing in <see cref="MissingObject"/>; empty when the object itself is missing.</summary>
    public string MissingKey { get; init; } = "";

    /// <summary>Gets a value indicating whether it reports something that should not be.</summary>
    public bool IsWarning => Type == "Warning";
}
