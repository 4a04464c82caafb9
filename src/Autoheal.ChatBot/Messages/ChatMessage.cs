namespace Autoheal.ChatBot.Messages;

/// <summary>
/// A message as meaning, not as markup: each platform renders the same tree within its limits. Immutable. Text in it is plain text; every renderer
/// escapes all of it for its destination.
/// </summary>
public sealed record ChatMessage
{
    /// <summary>Gets the message in one line, for notifications and for readers without cards.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets how the message is meant; renderers choose colours by it and never rely on colour alone.</summary>
    public ChatTone Tone { get; init; }

    /// <summary>Gets the parts, top to bottom.</summary>
    public IReadOnlyList<ChatBlock> Blocks { get; init; } = [];

    /// <summary>Gets the ids of the people to be notified, as the operator's directory knows them; renderers turn those who have an account into mentions.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>Gets the SHA-256 of the decision part, lower-case hex; null when the message asks for no decision.</summary>
    public string? DecisionHash { get; init; }
}
