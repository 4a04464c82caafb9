namespace Autoheal.Kubernetes.Model;

/// <summary>Who an object says owns it. It counts only with <see cref="Controller"/>, a live uid and a matching selector.</summary>
public sealed class OwnerReference
{
    /// <summary>Gets the API group and version, for instance <c>apps/v1</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Gets the owner's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the owner's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the owner's uid.</summary>
    public required string Uid { get; init; }

    /// <summary>Gets a value indicating whether the owner manages the object.</summary>
    public bool Controller { get; init; }
}
