using System.Net.WebSockets;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Slack.Client;
using Autoheal.ChatBot.Slack.Inbound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Sockets;

/// <summary>
/// Keeps a connection of Socket Mode. When Slack warns, the next connection is made before the old one closes, and the old one is read to its end.
/// </summary>
internal sealed class SocketMode(
    SlackClient client, SlackIntake intake, Backoff backoff, IOptions<SlackOptions> options,
    [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge, ILogger<SocketMode> logger) : BackgroundService
{
    /// <summary>A connection that ended sooner counts as a failure.</summary>
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(10);

    /// <summary>How long a replaced connection is read, unless Slack closes it before, which it does after some ten seconds.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    private readonly List<Task> _old = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Mode != SlackMode.Socket)
        {
            return;
        }

        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            var started = edge.GetTimestamp();
            var failure = await ConnectAsync(stoppingToken);
            failures = failure is null && edge.GetElapsedTime(started) >= Healthy ? 0 : failures + 1;
            // The first short connection may be chance; nothing is gained by waiting then.
            if (failure is not null || failures > 1)
            {
                var wait = backoff.After(failures - 1);
                Log.Disconnected(logger, wait.TotalSeconds, failure);
                await Task.Delay(wait, edge, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(_old);
    }

    /// <summary>Returns when the next connection is to be made: what kept this one from being made, or null.</summary>
    private async Task<Exception?> ConnectAsync(CancellationToken stoppingToken)
    {
        var socket = new SlackSocket(intake, edge, logger);
        try
        {
            await OpenAsync(socket, stoppingToken);
        }
        catch (Exception e) when (e is ChatException or WebSocketException or HttpRequestException or IOException or OperationCanceledException)
        {
            socket.Dispose();
            return stoppingToken.IsCancellationRequested ? null : e;
        }

        Log.Connected(logger);
        var reading = ReadAsync(socket, stoppingToken);
        if (await Task.WhenAny(reading, socket.Replacement) != reading)
        {
            var reason = await socket.Replacement;
            Log.Replacing(logger, reason);
            _old.RemoveAll(task => task.IsCompleted);
            _old.Add(RetireAsync(socket, reading, stoppingToken));
            return reason == "link_disabled" ? new ChatException("Socket Mode is switched off for the app.", isTransient: true) : null;
        }

        await reading;
        return null;
    }

    private async Task OpenAsync(SlackSocket socket, CancellationToken cancellationToken)
    {
        var answer = (await client.OpenConnectionAsync(cancellationToken)).Expect();
        var address = JsonReading.Address(answer.Text("url"));
        if (address is null || !(address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && address.IsLoopback && options.Value.ApiUrl.IsLoopback)))
        {
            throw new ChatException("Slack took apps.connections.open and gave no wss address.", isTransient: true);
        }

        using var late = new CancellationTokenSource(options.Value.RequestTimeout, edge);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        await socket.OpenAsync(address, either.Token);
    }

    private async Task ReadAsync(SlackSocket socket, CancellationToken stoppingToken)
    {
        try
        {
            await socket.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what is not acknowledged comes again.
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            Log.SocketFailed(logger, e);
        }
        finally
        {
            socket.Dispose();
        }
    }

    private async Task RetireAsync(SlackSocket socket, Task reading, CancellationToken stoppingToken)
    {
        var overlap = Task.Delay(Overlap, edge, stoppingToken);
        if (await Task.WhenAny(reading, overlap) != reading && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await socket.CloseAsync(stoppingToken);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                // It ended by itself in this moment.
            }
        }

        await reading;
    }
}
