namespace Autoheal.Reasoning.Logs;

/// <summary>What lines of one kind have in common; <c>&lt;*&gt;</c> stands for what differs.</summary>
public sealed record LogTemplate
{
    /// <summary>Gets the id, from 1, in the order of first sighting.</summary>
    public required int Id { get; init; }

    /// <summary>Gets the words, joined by blanks.</summary>
    public required string Template { get; init; }

    /// <summary>Gets the number of lines.</summary>
    public required int Count { get; init; }
}
