using System.Text.Json;
using Autoheal.ChatBot.Slack.Inbound;

namespace Autoheal.ChatBot.Slack.Sockets;

/// <summary>Reads the envelopes of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode). Pure.</summary>
internal static class EnvelopeReader
{
    /// <returns>What is in it; null when it is malformed or of a kind that is none of ours.</returns>
    public static SlackParcel? Read(JsonElement envelope) => envelope.Member("payload") is not { } payload ? null : envelope.Text("type") switch
    {
        "slash_commands" => CommandReader.Read(name => payload.Text(name)),
        "interactive" => InteractionReader.Read(payload),
        "events_api" => EventReader.Read(payload),
        _ => null,
    };
}
