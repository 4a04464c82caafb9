namespace Autoheal.Simulation.Storage;

/// <summary>
/// A field to the depth at which the server tells changes apart, such as <c>spec/replicas</c> or <c>metadata/labels/app</c>.
/// </summary>
/// <param name="Section">The outermost field.</param>
/// <param name="Group">The field below it; null when the section itself is meant.</param>
/// <param name="Field">The field below that; null when the group itself is meant.</param>
internal readonly record struct FieldPath(string Section, string? Group = null, string? Field = null);
