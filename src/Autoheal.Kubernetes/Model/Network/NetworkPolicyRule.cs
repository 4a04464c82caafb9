namespace Autoheal.Kubernetes.Model;

/// <summary>Who may speak on which ports. Immutable.</summary>
public sealed class NetworkPolicyRule
{
    /// <summary>Gets with whom; none given means with all.</summary>
    public IReadOnlyList<NetworkPolicyPeer> Peers { get; init; } = [];

    /// <summary>Gets on which ports; none given means on all.</summary>
    public IReadOnlyList<NetworkPolicyPort> Ports { get; init; } = [];
}
