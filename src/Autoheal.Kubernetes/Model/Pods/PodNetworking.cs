namespace Autoheal.Kubernetes.Model;

/// <summary>How pods find names. Immutable.</summary>
public sealed class PodNetworking
{
    /// <summary>Gets what pods get that ask for nothing.</summary>
    public static PodNetworking Default { get; } = new();

    /// <summary>Gets whom they ask: <c>ClusterFirst</c>, <c>ClusterFirstWithHostNet</c>, <c>Default</c> or <c>None</c>.</summary>
    public string DnsPolicy { get; init; } = "ClusterFirst";

    /// <summary>Gets the servers that they ask besides.</summary>
    public IReadOnlyList<string> Nameservers { get; init; } = [];

    /// <summary>Gets the domains that short names are looked for in besides.</summary>
    public IReadOnlyList<string> Searches { get; init; } = [];

    /// <summary>Gets the names that they need not ask for.</summary>
    public IReadOnlyList<HostAlias> HostAliases { get; init; } = [];

    /// <summary>Gets what tells it from others.</summary>
    internal ulong Digest { get; init; }
}
