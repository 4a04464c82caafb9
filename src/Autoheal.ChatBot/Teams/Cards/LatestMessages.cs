using Autoheal.ChatBot.Messages;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>What was posted last under an id, so that a card that stood aside for an answer can come back. A bounded memory. Thread-safe.</summary>
internal sealed class LatestMessages
{
    private const int Limit = 1_000;

    private readonly RecentItems<(string Place, string MessageId), ChatMessage> _messages = new(Limit);

    public void Set(string place, string messageId, ChatMessage message) => _messages.Set((place, messageId), message);

    public ChatMessage? Find(string place, string messageId) => _messages.TryGet((place, messageId), out var message) ? message : null;
}
