using System.Text.Json.Nodes;
using Autoheal.Approvals;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Activities;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>Makes activities of messages, and finds the accounts of those whom they notify. Thread-safe.</summary>
internal sealed class CardComposer(IChatAccounts accounts, IPeopleDirectory people, SenderIdentity senders, IOptions<TeamsOptions> options)
{
    private const int MaxMentions = 20;
    private const int MaxSummary = 300;

    public async ValueTask<JsonObject> WriteAsync(ChatMessage message, CancellationToken cancellationToken) =>
        CardWriter.Write(message, new CardExtras { Mentions = await MentionsAsync(message, cancellationToken) });

    public async ValueTask<JsonObject> ActivityAsync(ChatMessage message, CancellationToken cancellationToken) =>
        Activity(message.Summary, await WriteAsync(message, cancellationToken));

    public static JsonObject Activity(ChatForm form) => Activity(form.Title, FormCard.Write(form));

    private static JsonObject Activity(string summary, JsonObject card) => new()
    {
        ["type"] = "message",
        ["summary"] = CardText.Line(CardText.Clip(summary, MaxSummary)),
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = TeamsChannel.CardType, ["content"] = card }),
    };

    private async ValueTask<IReadOnlyList<CardMention>> MentionsAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var mentions = new List<CardMention>();
        foreach (var personId in message.Mentions.Distinct(StringComparer.Ordinal).Take(MaxMentions))
        {
            if (await accounts.FindAsync(personId, TeamsChannel.Name, cancellationToken) is { } account
                && options.Value.Tenants.Contains(account.Team, StringComparer.OrdinalIgnoreCase))
            {
                var person = await people.FindAsync(personId, cancellationToken);
                mentions.Add(new CardMention(account.UserId, CardText.Name(person?.Name ?? personId), senders.FindTeamsId(account.UserId)));
            }
        }

        return [.. mentions.DistinctBy(mention => mention.Name)];
    }
}
