using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>Something that Slack brings to the app.</summary>
/// <param name="Type">Its kind in Socket Mode: <c>slash_commands</c>, <c>interactive</c>, <c>events_api</c>.</param>
/// <param name="Payload">What it says.</param>
internal sealed record SlackDelivery(string Type, JsonObject Payload)
{
    public const string Command = "slash_commands";
    public const string Interaction = "interactive";
    public const string Event = "events_api";

    /// <summary>Commands and buttons are brought once; a person waits for them. Events are brought again.</summary>
    public bool IsRepeated => Type == Event;
}
