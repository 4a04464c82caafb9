using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Teams;

/// <summary>A message of the bot as it stands now.</summary>
public sealed record SimulatedTeamsMessage
{
    /// <summary>Gets its id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the conversation's id.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Gets the message whose thread it stands in; null for none, and in chats.</summary>
    public string? Thread { get; init; }

    /// <summary>Gets how often it was replaced.</summary>
    public int Revision { get; init; }

    /// <summary>Gets the activity as it was sent.</summary>
    public required JsonObject Activity { get; init; }

    /// <summary>Gets its size as it was sent, in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>Gets the card; null when it has none.</summary>
    public SimulatedTeamsCard? Card =>
        Activity["attachments"] is JsonArray { Count: > 0 } attachments && attachments[0]?["content"] is JsonObject content ? new(content) : null;
}
