using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Slack.Client;
using Autoheal.ChatBot.Slack.Rendering;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack;

/// <summary>Posts and updates messages in Slack.</summary>
internal sealed class SlackChannel(SlackClient client, MentionResolver mentions, IOptions<SlackOptions> options) : IChatChannel
{
    public const string Name = "slack";

    public string Platform => Name;

    public IReadOnlyList<string> Places { get; } = [.. options.Value.Channels];

    public async ValueTask<string> PostAsync(string place, string? thread, ChatMessage message, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(place);
        ArgumentNullException.ThrowIfNull(message);
        var rendered = MessageRenderer.Message(message, await mentions.ResolveAsync(message, cancellationToken));
        return await client.PostAsync(place, thread, rendered, cancellationToken);
    }

    public async ValueTask UpdateAsync(string place, string messageId, ChatMessage message, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(place);
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        ArgumentNullException.ThrowIfNull(message);
        var rendered = MessageRenderer.Message(message, await mentions.ResolveAsync(message, cancellationToken));
        await client.UpdateAsync(place, messageId, rendered, cancellationToken);
    }
}
