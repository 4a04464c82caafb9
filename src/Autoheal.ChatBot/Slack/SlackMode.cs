namespace Autoheal.ChatBot.Slack;

/// <summary>How Slack reaches the host.</summary>
public enum SlackMode
{
    /// <summary>Slack sends signed requests to the endpoint that <c>MapSlack</c> maps. Needs a signing secret and an address that Slack can reach.</summary>
    Http = 0,

    /// <summary>The host opens a WebSocket to Slack (Socket Mode). Needs an app-level token and no address.</summary>
    Socket,
}
