using System.Net;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Teams;

/// <summary>What the bot answered to a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; null when it is empty.</param>
public sealed record SimulatedTeamsAnswer(HttpStatusCode Status, JsonObject? Body)
{
    /// <summary>Gets the card that takes the place of the one whose button was pressed, for the person who pressed it; null when there is none.</summary>
    public SimulatedTeamsCard? Card =>
        Body is { } body && SimulatedTeamsCard.TextOf(body, "type") == "application/vnd.microsoft.card.adaptive" && body["value"] is JsonObject card ? new(card) : null;

    /// <summary>Gets the error that the person is shown; null when there is none.</summary>
    public string? Error =>
        Body is { } body && SimulatedTeamsCard.TextOf(body, "type") == "application/vnd.microsoft.error" && body["value"] is JsonObject error
            ? SimulatedTeamsCard.TextOf(error, "message")
            : null;
}
