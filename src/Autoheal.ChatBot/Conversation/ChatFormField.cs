namespace Autoheal.ChatBot.Conversation;

/// <summary>A field of a form: typed text, or a choice when there are <see cref="Choices"/>.</summary>
public sealed record ChatFormField
{
    /// <summary>Gets the name under which the input arrives.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the label.</summary>
    public required string Label { get; init; }

    /// <summary>Gets what may be chosen, value and label; empty for typed text.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];

    /// <summary>Gets what stands in it at first: text, or the value of a choice.</summary>
    public string? Initial { get; init; }

    /// <summary>Gets a value indicating whether it may stay empty.</summary>
    public bool Optional { get; init; }

    /// <summary>Gets a value indicating whether the text may have several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>Gets the longest text, in characters; 500 by default.</summary>
    public int MaxLength { get; init; } = 500;
}
