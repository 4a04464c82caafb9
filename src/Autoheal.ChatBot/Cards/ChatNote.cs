using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Cards;

/// <summary>A line in an incident's thread.</summary>
internal sealed record ChatNote
{
    public required ChatMessage Message { get; init; }

    /// <summary>The roles whose holders are to be notified; empty notifies nobody.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Whether they are notified in quiet hours, too.</summary>
    public bool Pressing { get; init; }
}
