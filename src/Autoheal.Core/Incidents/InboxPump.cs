using Autoheal.Diagnostics;
using Autoheal.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Incidents;

/// <summary>
/// Empties the inbox in order of arrival. An item that fails is kept and tried again, and holds up no other; without a journal the
/// host stops.
/// </summary>
internal sealed class InboxPump(
    IInbox inbox,
    InboxHandler handler,
    IOptions<AutohealOptions> options,
    TimeProvider clock,
    ILogger<InboxPump> logger,
    IHostApplicationLifetime? lifetime = null) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private Task _loop = Task.CompletedTask;
    private int _disposed;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = RunAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // The container may hold the pump under two services and disposes it once for each.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync();
        _stopping.Dispose();
    }

    /// <summary>Handles what is pending now; false when something failed and should be tried again.</summary>
    public async ValueTask<bool> PumpAsync(CancellationToken cancellationToken)
    {
        var items = await inbox.ReadPendingAsync(cancellationToken);
        _kept.IntersectWith(items.Select(item => item.Id));
        var clean = true;
        foreach (var item in items.Where(item => !_kept.Contains(item.Id)).ToArray())
        {
            clean &= await TryHandleAsync(item, cancellationToken);
        }

        return clean;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (await PumpAsync(cancellationToken))
                {
                    await inbox.WaitAsync(cancellationToken);
                }
                else
                {
                    await Task.Delay(options.Value.StageRetryDelay, clock, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (JournalException e)
        {
            // Without a journal no answer and no turn of the kill switch can be recorded.
            Log.InboxFailed(logger, e);
            lifetime?.StopApplication();
        }
    }

    private async ValueTask<bool> TryHandleAsync(InboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            if (await handler.HandleAsync(item, cancellationToken))
            {
                await inbox.CompleteAsync(item.Id, cancellationToken);
            }
            else
            {
                _kept.Add(item.Id);
            }

            return true;
        }
        catch (Exception e) when (e is not JournalException && !cancellationToken.IsCancellationRequested)
        {
            // The border of the inbound request: a directory of people out of reach must not lose an answer, nor hold up a stop.
            Log.InboxItemFailed(logger, item.Id, item.Kind, e);
            return false;
        }
    }
}
