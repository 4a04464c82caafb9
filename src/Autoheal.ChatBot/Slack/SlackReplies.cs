using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Slack.Client;
using Autoheal.ChatBot.Slack.Inbound;
using Autoheal.ChatBot.Slack.Rendering;

namespace Autoheal.ChatBot.Slack;

/// <summary>Sends the desk's answers back to where the question came from.</summary>
internal sealed class SlackReplies(SlackClient client, MentionResolver mentions)
{
    private const string PressAgain = "Slack opens a form only within three seconds of a press. Press here to open it:";

    /// <exception cref="ChatException">Slack did not take it.</exception>
    public async Task AnswerAsync(ChatReply reply, SlackReturn way, CancellationToken cancellationToken)
    {
        if (reply.Form is { } form && !await TryOpenAsync(form, way, cancellationToken))
        {
            await SendAsync(AskToPress(form), forEverybody: false, way, cancellationToken);
        }

        if (reply.Message is { } message)
        {
            await SendAsync(message, reply.ForEverybody, way, cancellationToken);
        }
    }

    /// <exception cref="ChatException">Slack did not take it.</exception>
    public async Task PublishHomeAsync(ChatReply reply, string userId, CancellationToken cancellationToken)
    {
        if (reply.Message is { } message)
        {
            (await client.PublishViewAsync(userId, MessageRenderer.Home(message), cancellationToken)).Expect();
        }
    }

    private async Task<bool> TryOpenAsync(ChatForm form, SlackReturn way, CancellationToken cancellationToken)
    {
        if (way.TriggerId is not { } trigger)
        {
            return false;
        }

        var result = await client.OpenViewAsync(trigger, FormRenderer.Modal(form, way), cancellationToken);
        if (result.Error is "expired_trigger_id" or "exchanged_trigger_id")
        {
            return false;
        }

        result.Expect();
        return true;
    }

    /// <summary>A form can only be opened by a press: this offers one.</summary>
    private static ChatMessage AskToPress(ChatForm form) => new()
    {
        Summary = PressAgain,
        Blocks = [new TextBlock([PressAgain]), new ButtonsBlock([new ChatButton(form.Act, form.Value, $"{form.Title} …", ChatButtonStyle.Primary)])],
    };

    private async Task SendAsync(ChatMessage message, bool forEverybody, SlackReturn way, CancellationToken cancellationToken)
    {
        var rendered = MessageRenderer.Message(message, await mentions.ResolveAsync(message, cancellationToken));
        if (way.Channel is not { } channel || channel.StartsWith('D'))
        {
            await client.PostAsync(way.Channel ?? way.UserId, way.Thread, rendered, cancellationToken);
            return;
        }

        if (forEverybody && (way.Thread ?? way.Message) is { } thread)
        {
            await client.PostAsync(channel, thread, rendered, cancellationToken);
            return;
        }

        // The address that came along works where the bot is no member, but its answers never appear in a thread.
        if (way is { Thread: null, ResponseUrl: { } address })
        {
            (await client.RespondAsync(address, forEverybody, rendered, cancellationToken)).Expect();
            return;
        }

        if (forEverybody)
        {
            await client.PostAsync(channel, null, rendered, cancellationToken);
            return;
        }

        var result = await client.PostEphemeralAsync(channel, way.UserId, way.Thread, rendered, cancellationToken);
        if (result.Error is not null && way.ResponseUrl is { } other)
        {
            result = await client.RespondAsync(other, forEverybody: false, rendered, cancellationToken);
        }

        result.Expect();
    }
}
