using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Cards;
using Autoheal.ChatBot.Teams.Connector;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams;

/// <summary>The way out to Teams.</summary>
internal sealed class TeamsChannel(
    ConnectorClient connector, ConversationBook conversations, CardComposer cards, LatestMessages latest, IOptions<TeamsOptions> options) : IChatChannel
{
    /// <summary>The platform's name in Autoheal.</summary>
    public const string Name = "teams";

    /// <summary>The channel's id in the Bot Framework.</summary>
    public const string Id = "msteams";

    /// <summary>The content type of a card.</summary>
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    private readonly string[] _places = [.. options.Value.Conversations];

    public string Platform => Name;

    public IReadOnlyList<string> Places => _places;

    public async ValueTask<string> PostAsync(string place, string? thread, ChatMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var activity = await cards.ActivityAsync(message, cancellationToken);
        if (thread is not null)
        {
            activity["replyToId"] = thread;
        }

        var id = await connector.PostAsync(conversations.Find(place), ConversationBook.ThreadOf(place, thread), activity, cancellationToken);
        latest.Set(place, id, message);
        return id;
    }

    public async ValueTask UpdateAsync(string place, string messageId, ChatMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var activity = await cards.ActivityAsync(message, cancellationToken);
        activity["id"] = messageId;
        await connector.PutAsync(conversations.Find(place), place, messageId, activity, cancellationToken);
        latest.Set(place, messageId, message);
    }
}
