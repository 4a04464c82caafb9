namespace Autoheal.Kubernetes.Model;

/// <summary>Where a container sees a volume. Immutable; compared by value.</summary>
public sealed record VolumeMount
{
    /// <summary>Gets the volume.</summary>
    public required string Volume { get; init; }

    /// <summary>Gets the folder in the container.</summary>
    public string Path { get; init; } = "";

    /// <summary>Gets a value indicating whether it may only be read.</summary>
    public bool ReadOnly { get; init; }
}
