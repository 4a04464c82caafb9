using Autoheal.Incidents;

namespace Autoheal.Reasoning;

/// <summary>Something visibly wrong with an object by Controlled fields, without a cause.</summary>
public sealed record Symptom
{
    /// <summary>Gets the id, unique within one diagnosis: <c>S1</c>, <c>S2</c> …</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets what is wrong, at most 200 characters.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the object.</summary>
    public required ResourceRef Object { get; init; }
}
