using System.Diagnostics;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Diagnostics;
using Autoheal.ChatBot.Inbox;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Slack.Client;
using Autoheal.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>The border between Slack and the conversation: establishes who speaks, hands it to the desk and sends its answer back.</summary>
internal sealed class SlackDispatcher(
    IChatDesk desk, IMessageLog messages, SenderResolver senders, BotAccount bot, SlackReplies replies, ILogger<SlackDispatcher> logger)
{
    public async Task HandleAsync(SlackWork work, CancellationToken cancellationToken)
    {
        var input = work.Input;
        using var activity = ChatBotTelemetry.Source.StartActivity($"slack.{input.Kind}");
        try
        {
            await (work.MissedAt is { } at
                ? replies.AnswerAsync(Missed.Reply(WordsOf(input), at), input.Return, cancellationToken)
                : AnswerAsync(input, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; nobody is there to answer.
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("error.type", e.GetType().Name);
            Log.Failed(logger, input.Kind, e);
            await ApologizeAsync(input, e, cancellationToken);
        }
    }

    private async Task AnswerAsync(SlackInput input, CancellationToken cancellationToken)
    {
        var sender = await senders.ResolveAsync(input.Origin, input.Return.Channel ?? input.Origin.UserId, cancellationToken);
        if (input is HomeInput)
        {
            await replies.PublishHomeAsync(await desk.HomeAsync(sender, cancellationToken), input.Return.UserId, cancellationToken);
            return;
        }

        var reply = input switch
        {
            CommandInput command => await desk.SayAsync(new ChatUtterance { Sender = sender, Text = command.Text.Trim() }, cancellationToken),
            MentionInput mention => await SayAsync(mention, sender, cancellationToken),
            PressInput press => await desk.PressAsync(new ChatPress { Sender = sender, Act = press.Act, Value = press.Value }, cancellationToken),
            FormInput form => await desk.PressAsync(
                new ChatPress { Sender = sender, Act = form.Act, Value = form.Value, FromForm = true, Inputs = form.Inputs }, cancellationToken),
            _ => throw new UnreachableException(),
        };
        await replies.AnswerAsync(reply, input.Return, cancellationToken);
    }

    private async Task<ChatReply> SayAsync(MentionInput mention, ChatSender sender, CancellationToken cancellationToken)
    {
        var text = SlackText.Read(mention.Text, await bot.GetUserIdAsync(cancellationToken));
        var incident = mention.Return is { Channel: { } channel, Thread: { } thread }
            ? await messages.FindIncidentAsync(SlackChannel.Name, channel, thread, cancellationToken)
            : null;
        return await desk.SayAsync(new ChatUtterance { Sender = sender, Text = text, IncidentId = incident }, cancellationToken);
    }

    private static string WordsOf(SlackInput input) => input switch
    {
        CommandInput command => command.Text,
        MentionInput mention => SlackText.Read(mention.Text, null),
        PressInput press => $"{press.Act} {press.Value}",
        FormInput form => $"{form.Act} {form.Value}",
        _ => "",
    };

    /// <summary>Tells the person that it failed, with the code alone; what the exception says is for the log.</summary>
    private async Task ApologizeAsync(SlackInput input, Exception exception, CancellationToken cancellationToken)
    {
        var code = exception is AutohealException known ? $" ({known.ErrorCode})" : "";
        var apology = new ChatMessage { Summary = $"That failed here{code}; the host's log says why. Look at where things stand before you ask again.", Tone = ChatTone.Bad };
        try
        {
            await replies.AnswerAsync(new ChatReply { Message = apology }, input.Return, cancellationToken);
        }
        catch (Exception e) when (e is ChatException or OperationCanceledException)
        {
            Log.Unanswered(logger, input.Kind, e);
        }
    }
}
