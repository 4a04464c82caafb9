using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>What a card shows beside its message.</summary>
internal sealed record CardExtras
{
    public static CardExtras None { get; } = new();

    /// <summary>Gets the people to notify.</summary>
    public IReadOnlyList<CardMention> Mentions { get; init; } = [];

    /// <summary>Gets what the person who pressed is told, above the card and for them alone; null for nothing.</summary>
    public ChatMessage? Notice { get; init; }

    /// <summary>Gets a value indicating whether a button leads back to the card that this one stands in for.</summary>
    public bool OffersWayBack { get; init; }
}
