namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Somebody opened the app's home page.</summary>
internal sealed record HomeInput : SlackInput
{
    public override string Kind => "home";
}
