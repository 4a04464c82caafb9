using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>A message that mentions the bot, or one in a conversation with it alone.</summary>
/// <param name="Text">The text as Slack wrote it, with its escapes.</param>
/// <param name="IsDirect">Whether nobody else reads the conversation.</param>
internal sealed record MentionInput(string Text, bool IsDirect) : SlackInput
{
    [JsonIgnore]
    public override string Kind => "mention";
}
