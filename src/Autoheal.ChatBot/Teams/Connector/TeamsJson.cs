using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.ChatBot.Teams.Connector;

/// <summary>Writes what is sent to Teams. Letters of all scripts stay as they are: escaped, they would take twice the room of a message's limit.</summary>
internal static class TeamsJson
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, s_options);

    public static int Measure(JsonNode node) => Write(node).Length;
}
