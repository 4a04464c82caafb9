using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Cards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>
/// Answers a pressed button while the person looks at it: with the card as it is now and what they are told above it, or with what they asked for and
/// a way back, or with a form. Thread-safe.
/// </summary>
internal sealed class PressDesk(
    IChatDesk desk,
    IMessageLog log,
    SenderIdentity senders,
    CardComposer cards,
    LatestMessages latest,
    TeamsChannel channel,
    [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge,
    ILogger<PressDesk> logger)
{
    /// <summary>Teams waits for 15 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string ExecuteName = "adaptiveCard/action";
    private const int MaxNoticeBlocks = 4;

    public async Task<InvokeAnswer> AnswerAsync(ReceivedActivity received)
    {
        if (received.Activity.Name != ExecuteName)
        {
            return InvokeAnswer.Unknown;
        }

        if (CardPress.OfExecute(received.Activity.Value) is not { } press)
        {
            return InvokeAnswer.Error(400, "BadRequest", "The button is none of Autoheal's.");
        }

        using var late = new CancellationTokenSource(Patience, edge);
        try
        {
            return await AnswerAsync(received, press, late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return InvokeAnswer.Error(500, "Timeout", "Autoheal takes longer than Teams waits. Look at the incident before you press again.");
        }
        catch (Exception e)
        {
            TeamsLog.Failed(logger, press.Act == CardPress.Refresh ? "refresh" : "press", e);
            return InvokeAnswer.Error(500, "Failed", "That failed here; the host's log says why. Look at the incident before you press again.");
        }
    }

    private async Task<InvokeAnswer> AnswerAsync(ReceivedActivity received, CardPress press, CancellationToken cancellationToken)
    {
        var sender = await senders.FindAsync(received, cancellationToken);
        if (press.Act == CardPress.Refresh)
        {
            return InvokeAnswer.Card(await RefreshAsync(received, sender, cancellationToken));
        }

        var reply = await desk.PressAsync(press.By(sender), cancellationToken);
        if (reply.Form is { } form)
        {
            return InvokeAnswer.Card(FormCard.Write(form));
        }

        if (reply is { ForEverybody: true, Message: { } told })
        {
            await channel.PostAsync(received.Activity.Place, received.Activity.Thread ?? received.Activity.ReplyToId, told, cancellationToken);
            return InvokeAnswer.Card(await RefreshAsync(received, sender, cancellationToken));
        }

        return InvokeAnswer.Card(await ShowAsync(received, reply.Message, sender, cancellationToken));
    }

    private async ValueTask<JsonObject> ShowAsync(ReceivedActivity received, ChatMessage? told, ChatSender sender, CancellationToken cancellationToken)
    {
        var current = latest.Find(received.Activity.Place, received.Activity.ReplyToId);
        return told is null ? await RefreshAsync(received, sender, cancellationToken)
            : current is not null && IsNotice(told) ? CardWriter.Write(current, new CardExtras { Notice = told })
            : CardWriter.Write(told, new CardExtras { OffersWayBack = true });
    }

    /// <summary>The card as it is now: as it was posted last, else as the incident of the message looks.</summary>
    private async ValueTask<JsonObject> RefreshAsync(ReceivedActivity received, ChatSender sender, CancellationToken cancellationToken)
    {
        var (place, messageId) = (received.Activity.Place, received.Activity.ReplyToId);
        if (latest.Find(place, messageId) is { } current)
        {
            return await cards.WriteAsync(current, cancellationToken);
        }

        if (messageId.Length > 0 && await log.FindIncidentAsync(TeamsChannel.Name, place, messageId, cancellationToken) is { } incident)
        {
            var reply = await desk.PressAsync(new ChatPress { Sender = sender, Act = ChatActs.Show, Value = incident }, cancellationToken);
            if (reply.Message is { } shown)
            {
                return CardWriter.Write(shown);
            }
        }

        return CardWriter.Write(new ChatMessage { Summary = "Closed." });
    }

    private static bool IsNotice(ChatMessage message) =>
        message.Blocks.Count <= MaxNoticeBlocks && message.Blocks.All(block => block is TextBlock or HeadingBlock);
}
