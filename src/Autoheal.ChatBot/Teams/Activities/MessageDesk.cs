using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Inbox;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Cards;
using Autoheal.ChatBot.Teams.Connector;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>Works on what was acknowledged already: messages, sent cards of clients that only submit, and the news that Autoheal was added. Thread-safe.</summary>
internal sealed class MessageDesk(
    IChatDesk desk,
    IMessageLog log,
    SenderIdentity senders,
    TeamsChannel channel,
    ConnectorClient connector,
    ILogger<MessageDesk> logger)
{
    private static readonly ChatMessage s_failed = new() { Summary = "That failed here; the host's log says why. Look at where things stand before you ask again.", Tone = ChatTone.Bad };

    public async Task WorkAsync(TeamsWork work, CancellationToken cancellationToken)
    {
        var received = work.Received;
        ChatReply reply;
        try
        {
            reply = work.MissedAt is { } at ? Missed.Reply(WordsOf(received.Activity), at) : await AskAsync(received, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            TeamsLog.Failed(logger, received.Activity.Type, e);
            reply = new ChatReply { Message = s_failed };
        }

        try
        {
            await ReplyAsync(received, reply, cancellationToken);
        }
        catch (ChatException e)
        {
            TeamsLog.Failed(logger, "reply", e);
        }
    }

    private static string WordsOf(TeamsActivity activity) => CardPress.OfSubmit(activity.Value) is { } press ? $"{press.Act} {press.Value}" : activity.Text;

    private async ValueTask<ChatReply> AskAsync(ReceivedActivity received, CancellationToken cancellationToken)
    {
        var activity = received.Activity;
        var sender = await senders.FindAsync(received, cancellationToken);
        return CardPress.OfSubmit(activity.Value) switch
        {
            null => await desk.SayAsync(
                new ChatUtterance { Sender = sender, Text = activity.Text, IncidentId = await IncidentAsync(activity, cancellationToken) }, cancellationToken),
            { Act: CardPress.Refresh } => new ChatReply(),
            var press => await desk.PressAsync(press.By(sender), cancellationToken),
        };
    }

    private async ValueTask<string?> IncidentAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var start = activity.Thread ?? activity.ReplyToId;
        return start.Length == 0 ? null : await log.FindIncidentAsync(TeamsChannel.Name, activity.Place, start, cancellationToken);
    }

    /// <summary>Into the same thread: Teams has no message for one person in a channel.</summary>
    private async ValueTask ReplyAsync(ReceivedActivity received, ChatReply reply, CancellationToken cancellationToken)
    {
        var activity = received.Activity;
        if (reply.Form is { } form)
        {
            var card = CardComposer.Activity(form);
            card["replyToId"] = activity.Thread ?? activity.Id;
            await connector.PostAsync(received.Service, ConversationBook.ThreadOf(activity.Place, activity.Thread), card, cancellationToken);
        }
        else if (reply.Message is { } message)
        {
            await channel.PostAsync(activity.Place, activity.Thread ?? (activity.Id.Length == 0 ? null : activity.Id), message, cancellationToken);
        }
    }
}
