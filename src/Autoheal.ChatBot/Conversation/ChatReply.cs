using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Conversation;

/// <summary>What is answered: a message, or a form to fill in.</summary>
public sealed record ChatReply
{
    /// <summary>Gets the message; null when a form is to be opened, or nothing is to be said.</summary>
    public ChatMessage? Message { get; init; }

    /// <summary>Gets the form to open; null when there is none.</summary>
    public ChatForm? Form { get; init; }

    /// <summary>Gets a value indicating whether everybody in the place is to see the message; by default only the person who asked.</summary>
    public bool ForEverybody { get; init; }
}
