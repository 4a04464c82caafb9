using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>What one write changed in an object.</summary>
internal sealed record WrittenFields
{
    /// <summary>The changed fields, to the depth at which the store tells changes apart.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>The object as written; null when only its status was.</summary>
    public JsonObject? Updated { get; init; }

    /// <summary>The object as it was; null when it is new.</summary>
    public StoredObject? Before { get; init; }

    /// <summary>The subresource that was written; null for the object itself.</summary>
    public string? Subresource { get; init; }
}
