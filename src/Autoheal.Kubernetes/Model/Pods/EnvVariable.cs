namespace Autoheal.Kubernetes.Model;

/// <summary>An env variable of a container: its name, and of its value at most an address.</summary>
public sealed class EnvVariable
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets where the value is taken from; null when it stands in the template or comes from the pod itself.</summary>
    public ConfigReference? Source { get; init; }

    /// <summary>
    /// Gets the address that the template's value is or holds; null when it is none, or the name speaks of a secret. See
    /// <c>docs/cluster-model.md</c> for what counts as one.
    /// </summary>
    public NetworkAddress? Address { get; init; }

    /// <summary>Gets a value indicating whether the template sets it to nothing.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Gets what tells the value from another, without saying it.</summary>
    internal ulong Digest { get; init; }
}
