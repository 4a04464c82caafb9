using System.Text.Json.Nodes;
using Autoheal.ChatBot.Teams.Connector;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>The answer to an invoke, as bytes, so that a repeated one gets the very same.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; empty for none.</param>
internal sealed record InvokeAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The kind of invoke is not one of ours.</summary>
    public static InvokeAnswer Unknown { get; } = new(501, default);

    public static InvokeAnswer Card(JsonObject card) => Of(200, TeamsChannel.CardType, card);

    /// <summary>An error in the form that Teams shows to the person (Universal Actions for Adaptive Cards).</summary>
    public static InvokeAnswer Error(int status, string code, string message) =>
        Of(status, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = message });

    /// <summary>The HTTP status stays 200: it tells that the bot answered, the one in the body tells what.</summary>
    private static InvokeAnswer Of(int status, string type, JsonObject value) =>
        new(200, TeamsJson.Write(new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value }));
}
