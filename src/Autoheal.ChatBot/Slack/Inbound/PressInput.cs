using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>A button.</summary>
/// <param name="Act">What is asked.</param>
/// <param name="Value">What it is about.</param>
internal sealed record PressInput(string Act, string Value) : SlackInput
{
    [JsonIgnore]
    public override string Kind => "press";

    [JsonIgnore]
    public override bool IsUrgent => true;
}
