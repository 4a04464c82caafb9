using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>Brings deliveries through the app's connections of Socket Mode. An envelope whose connection ended is brought through the next one.</summary>
internal sealed class SocketCourier(SlackWorkspace workspace)
{
    private static readonly string[] WithResponse = [SlackDelivery.Command, SlackDelivery.Interaction];

    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private readonly List<SlackSocketLink> _links = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turn;

    /// <summary>How many connections were ever made.</summary>
    public int Connections { get; private set; }

    public string NewTicket()
    {
        var ticket = string.Create(CultureInfo.InvariantCulture, $"ticket-{workspace.Next()}");
        _tickets[ticket] = true;
        return ticket;
    }

    public bool TakeTicket(string ticket) => _tickets.TryRemove(ticket, out _);

    public async Task ServeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var link = new SlackSocketLink(socket, Acknowledge);
        await link.SendAsync(
            new JsonObject
            {
                ["type"] = "hello",
                ["num_connections"] = Links().Length + 1,
                ["connection_info"] = new JsonObject { ["app_id"] = workspace.Options.AppId },
                ["debug_info"] = new JsonObject { ["host"] = "simulated", ["approximate_connection_time"] = 18060 },
            },
            cancellationToken);
        lock (_lock)
        {
            _links.Add(link);
            Connections++;
            _connected.TrySetResult();
            _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await link.ReadAsync(cancellationToken);
        lock (_lock)
        {
            _links.Remove(link);
        }
    }

    public async Task<SlackAck> BringAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        var clock = workspace.Clock;
        var id = string.Create(CultureInfo.InvariantCulture, $"envelope-{workspace.Next()}");
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = clock.GetTimestamp();
        try
        {
            for (var attempt = 0; attempt <= workspace.Options.RetryAfter.Count; attempt++)
            {
                using var late = new CancellationTokenSource(workspace.Options.AcknowledgeWithin, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
                if (await TryAsync(Envelope(id, delivery, attempt), answer.Task, either.Token))
                {
                    return new SlackAck { Acknowledged = true, Body = await answer.Task, After = clock.GetElapsedTime(started), Deliveries = attempt + 1 };
                }

                cancellationToken.ThrowIfCancellationRequested();
            }

            return new SlackAck { Acknowledged = false, After = clock.GetElapsedTime(started), Deliveries = workspace.Options.RetryAfter.Count + 1 };
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Tells the app to connect anew, as Slack does some ten seconds before it closes a connection.</summary>
    public async Task WarnAsync(string reason, CancellationToken cancellationToken)
    {
        foreach (var link in Links())
        {
            link.IsWarned = true;
            await link.SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "simulated" } }, cancellationToken);
        }
    }

    /// <summary>Closes the connections about which the app was warned, and waits until they are closed.</summary>
    public async Task CloseWarnedAsync(CancellationToken cancellationToken)
    {
        foreach (var link in Links().Where(link => link.IsWarned))
        {
            await link.CloseAsync(cancellationToken);
            await link.Ended.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Cuts all connections.</summary>
    public void Cut()
    {
        foreach (var link in Links())
        {
            link.Cut();
        }
    }

    public async Task WaitForConnectionsAsync(int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task connected;
            lock (_lock)
            {
                if (Connections >= count)
                {
                    return;
                }

                connected = _connected.Task;
            }

            await connected.WaitAsync(cancellationToken);
        }
    }

    private async Task<bool> TryAsync(JsonObject envelope, Task<string> answer, CancellationToken cancellationToken)
    {
        try
        {
            var link = await LinkAsync(cancellationToken);
            await link.SendAsync(envelope, cancellationToken);
            return await Task.WhenAny(answer, link.Ended).WaitAsync(cancellationToken) == answer || answer.IsCompleted;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            return answer.IsCompleted;
        }
    }

    private async Task<SlackSocketLink> LinkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task connected;
            lock (_lock)
            {
                var open = _links.Where(link => !link.IsWarned).ToArray();
                if (open.Length > 0)
                {
                    return open[_turn++ % open.Length];
                }

                connected = _connected.Task;
            }

            await connected.WaitAsync(cancellationToken);
        }
    }

    private void Acknowledge(JsonElement message)
    {
        if (message.TryGetProperty("envelope_id", out var id) && _waiting.TryGetValue(id.GetString()!, out var waiting))
        {
            waiting.TrySetResult(message.TryGetProperty("payload", out var payload) ? payload.GetRawText() : "");
        }
    }

    private static JsonObject Envelope(string id, SlackDelivery delivery, int attempt) => new()
    {
        ["envelope_id"] = id,
        ["type"] = delivery.Type,
        ["payload"] = delivery.Payload.DeepClone(),
        ["accepts_response_payload"] = WithResponse.Contains(delivery.Type),
        ["retry_attempt"] = attempt,
        ["retry_reason"] = attempt == 0 ? "" : "timeout",
    };

    private SlackSocketLink[] Links()
    {
        lock (_lock)
        {
            return [.. _links];
        }
    }
}
