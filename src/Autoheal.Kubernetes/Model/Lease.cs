using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A Lease: the heartbeat of a node or of a control-plane component. Immutable.</summary>
public sealed class Lease : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Leases;

    /// <summary>Gets who holds it; empty when nobody does.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Gets for how long a renewal holds, in seconds.</summary>
    public int DurationSeconds { get; init; }

    /// <summary>Gets when it was last renewed, in UTC; null when it never was.</summary>
    public DateTimeOffset? RenewedAt { get; init; }

    /// <summary>Whether its holder has not been heard of for twice as long as a renewal holds.</summary>
    public bool IsStale(DateTimeOffset at) => RenewedAt is { } renewed && at - renewed > TimeSpan.FromSeconds(2 * Math.Max(DurationSeconds, 1));
}
