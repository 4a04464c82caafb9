using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Conversation;

/// <summary>A form: a modal in Slack, a card with inputs in Teams. Sending it is a <see cref="ChatPress"/> with <see cref="ChatPress.FromForm"/>.</summary>
public sealed record ChatForm
{
    /// <summary>Gets what sending it asks for.</summary>
    public required string Act { get; init; }

    /// <summary>Gets the id that it is about.</summary>
    public required string Value { get; init; }

    /// <summary>Gets the title, at most 24 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the label of the button that sends it, at most 24 characters.</summary>
    public required string Submit { get; init; }

    /// <summary>Gets what is shown above the fields.</summary>
    public IReadOnlyList<ChatBlock> Blocks { get; init; } = [];

    /// <summary>Gets the fields.</summary>
    public IReadOnlyList<ChatFormField> Fields { get; init; } = [];
}
