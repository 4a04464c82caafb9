namespace Autoheal.Kubernetes.Model;

/// <summary>With whom a rule allows to speak. Immutable.</summary>
public sealed class NetworkPolicyPeer
{
    /// <summary>Gets which pods; null when it is not about pods, or about all of the namespaces.</summary>
    public LabelSelector? Pods { get; init; }

    /// <summary>Gets which namespaces; null means that of the policy.</summary>
    public LabelSelector? Namespaces { get; init; }

    /// <summary>Gets an address range; empty when it is about pods.</summary>
    public string IpBlock { get; init; } = "";

    /// <summary>Gets the ranges that are taken out of <see cref="IpBlock"/>.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
}
