using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>A slash command.</summary>
/// <param name="Text">What it says to the bot.</param>
internal sealed record CommandInput(string Text) : SlackInput
{
    [JsonIgnore]
    public override string Kind => "command";
}
