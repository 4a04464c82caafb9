using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>Slack's end of one connection of Socket Mode.</summary>
internal sealed class SlackSocketLink(WebSocket socket, Action<JsonElement> acknowledged) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the connection has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether the app was told to connect anew; it is given nothing more then.</summary>
    public bool IsWarned { get; set; }

    public async Task SendAsync(JsonObject message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Reads acknowledgements until the connection ends.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken) is { MessageType: not WebSocketMessageType.Close } part)
            {
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    using var document = JsonDocument.Parse(message.ToArray());
                    acknowledged(document.RootElement);
                    message.SetLength(0);
                }
            }

            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // Cut off, which is what simulations are for.
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (socket.State == WebSocketState.Open)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "closed by the server", cancellationToken);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Cut() => socket.Abort();

    public void Dispose() => _sending.Dispose();
}
