namespace Autoheal.Simulation.Storage;

/// <summary>A field that differs between two versions of an object.</summary>
/// <param name="Path">The field.</param>
/// <param name="Present">Whether the newer version has it, that is, whether it was written rather than removed.</param>
internal readonly record struct FieldChange(FieldPath Path, bool Present);
