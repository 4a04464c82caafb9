namespace Autoheal.Kubernetes.Model;

/// <summary>Names that stand in a pod's hosts file. Immutable.</summary>
public sealed class HostAlias
{
    /// <summary>Gets the address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Gets the names that lead there.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
