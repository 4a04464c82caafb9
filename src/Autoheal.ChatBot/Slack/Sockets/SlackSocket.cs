using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Diagnostics;
using Autoheal.ChatBot.Slack.Inbound;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Slack.Sockets;

/// <summary>
/// One connection of Socket Mode. An envelope is acknowledged once it is durable and waits for a worker; one that found no room, and one whose acknowledgement was lost,
/// come again and count once.
/// </summary>
internal sealed class SlackSocket(SlackIntake intake, TimeProvider edge, ILogger logger) : IDisposable
{
    private const int MaxMessage = 4 * 1024 * 1024;

    private readonly ClientWebSocket _socket = new()
    {
        // Slack pings; these find a connection that died in silence.
        Options = { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) },
    };

    private readonly TaskCompletionSource<string> _replacement = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets what completes, with Slack's reason, when another connection should take over.</summary>
    public Task<string> Replacement => _replacement.Task;

    /// <summary>Connects, and waits for Slack's greeting.</summary>
    /// <exception cref="WebSocketException">It cannot be connected.</exception>
    public async Task OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(address, cancellationToken);
        using var greeting = await ReceiveAsync(cancellationToken);
        if (greeting is null || greeting.RootElement.Text("type") != "hello")
        {
            throw new WebSocketException("The connection does not begin with a greeting.");
        }
    }

    /// <summary>Takes what comes until the connection ends.</summary>
    /// <exception cref="WebSocketException">It ended badly.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(cancellationToken) is { } message)
        {
            using (message)
            {
                await TakeAsync(message.RootElement, cancellationToken);
            }
        }

        if (_socket.State == WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
    }

    /// <summary>Says goodbye; what is on its way is still taken by <see cref="RunAsync"/>.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_socket.State == WebSocketState.Open)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task TakeAsync(JsonElement message, CancellationToken cancellationToken)
    {
        var received = edge.GetTimestamp();
        switch (message.Text("type"))
        {
            case "disconnect":
                _replacement.TrySetResult(message.Text("reason") ?? "no reason");
                return;
            case "hello":
                return;
        }

        if (message.Text("envelope_id") is not { } id)
        {
            Log.UnreadableEnvelope(logger, "it has no envelope_id");
            return;
        }

        var parcel = EnvelopeReader.Read(message);
        JsonObject? payload = null;
        if (parcel is null)
        {
            Log.UnreadableEnvelope(logger, "it is malformed or of an unknown kind");
        }
        else if (await intake.AdmitAsync(parcel) == Admission.Busy)
        {
            payload = message.Flag("accepts_response_payload") ? BusyAnswer.To(parcel.Input) : null;
            if (payload is null)
            {
                return;
            }
        }

        await AcknowledgeAsync(id, payload, cancellationToken);
        ChatBotTelemetry.Acknowledged(SlackChannel.Name, edge.GetElapsedTime(received));
    }

    private async Task AcknowledgeAsync(string envelopeId, JsonObject? payload, CancellationToken cancellationToken)
    {
        var acknowledgement = new JsonObject { ["envelope_id"] = envelopeId };
        if (payload is not null)
        {
            acknowledgement["payload"] = payload;
        }

        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await _socket.SendAsync(
                Encoding.UTF8.GetBytes(acknowledgement.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
    }

    /// <summary>The next message; null when the connection was closed.</summary>
    private async Task<JsonDocument?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            using var message = new MemoryStream();
            ValueWebSocketReceiveResult result;
            do
            {
                result = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                message.Write(buffer, 0, result.Count);
                if (message.Length > MaxMessage)
                {
                    throw new WebSocketException("A message is too long.");
                }
            }
            while (!result.EndOfMessage);

            try
            {
                return JsonDocument.Parse(message.ToArray(), JsonReading.Limits);
            }
            catch (JsonException)
            {
                Log.UnreadableEnvelope(logger, "it is no JSON");
            }
        }
    }
}
