namespace Autoheal.Scenarios.Chat;

/// <summary>Something that a person fills in.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Label">The field's label.</param>
/// <param name="Value">What is typed, or the value of a choice.</param>
/// <param name="Shown">A choice as it is shown; null for typed text.</param>
internal sealed record FormInput(string Name, string Label, string Value, string? Shown = null);
