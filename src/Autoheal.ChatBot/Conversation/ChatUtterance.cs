namespace Autoheal.ChatBot.Conversation;

/// <summary>Something that a person typed for Autoheal: a command or a question.</summary>
public sealed record ChatUtterance
{
    /// <summary>Gets who.</summary>
    public required ChatSender Sender { get; init; }

    /// <summary>Gets the text without the mention of the bot or the name of the slash command; empty asks for help.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the incident whose thread it was said in; null elsewhere.</summary>
    public string? IncidentId { get; init; }
}
