using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// A ConfigMap: its keys and, of values that look like one, the address. Other values are left behind; the one that is kept is the
/// configuration of the cluster's DNS, because two rules read it. Immutable.
/// </summary>
public sealed class ConfigMap : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.ConfigMaps;

    /// <summary>Gets the keys.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Gets the addresses, by key.</summary>
    public IReadOnlyDictionary<string, NetworkAddress> Addresses { get; init; } = NetworkAddress.None;

    /// <summary>Gets the names of feature flags in a file for flagd that are enabled with another variant than an off one, at most 20.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Gets the <c>Corefile</c> of the ConfigMap <c>kube-system/coredns</c>, at most 16 KiB of it; empty otherwise.</summary>
    public string Corefile { get; init; } = "";

    /// <summary>Gets what tells the content from another, without saying it.</summary>
    internal ulong ContentDigest { get; init; }

    /// <summary>Gets when the content was last written; the creation when that is not recorded.</summary>
    public DateTimeOffset ContentChangedAt => Metadata.LastChange(ChangedParts.Content);
}
