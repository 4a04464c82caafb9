using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Somebody opened the app's home page.</summary>
internal sealed record HomeInput : SlackInput
{
    [JsonIgnore]
    public override string Kind => "home";

    [JsonIgnore]
    public override bool IsKept => false;
}
