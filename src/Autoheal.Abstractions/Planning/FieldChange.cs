namespace Autoheal.Planning;

/// <summary>
/// One field that an action changes, as people see it. Values of env, ConfigMap data and annotations are masked; the exact values
/// are bound by the fingerprints.
/// </summary>
public sealed record FieldChange
{
    /// <summary>Gets the field as a JSON pointer.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the value before, masked; null when the field is absent.</summary>
    public string? Before { get; init; }

    /// <summary>Gets the value after, masked; null when the field is absent.</summary>
    public string? After { get; init; }
}
