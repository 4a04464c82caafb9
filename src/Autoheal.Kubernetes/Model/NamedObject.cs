namespace Autoheal.Kubernetes.Model;

/// <summary>An object that another one names. Immutable; compared by value.</summary>
public sealed record NamedObject
{
    /// <summary>Gets the kind; empty where the place allows only one.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Gets the API group; empty for the core group or where it is not said.</summary>
    public string Group { get; init; } = "";

    /// <summary>Gets the namespace; empty when it is that of the object which names it, or the kind has none.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the uid; empty where it is not said.</summary>
    public string Uid { get; init; } = "";
}
