namespace Autoheal.Kubernetes.Model;

/// <summary>An env variable of a container: its name, never its value.</summary>
public sealed class EnvVariable
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets where the value is taken from; null when it stands in the template or comes from the pod itself.</summary>
    public ConfigReference? Source { get; init; }

    /// <summary>Gets what tells the value from another, without saying it.</summary>
    internal ulong Digest { get; init; }
}
