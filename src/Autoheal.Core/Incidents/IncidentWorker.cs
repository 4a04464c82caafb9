using System.Threading.Channels;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Incidents;

/// <summary>
/// Advances open incidents, each by one runner at a time, a bounded number at once. Incidents that wait have a timer. After a start,
/// every open incident goes on where its journal ends.
/// </summary>
internal sealed class IncidentWorker(
    IncidentPipeline pipeline,
    IncidentRegistry registry,
    StartupProbe probe,
    IOptions<AutohealOptions> options,
    SteadyClock clock,
    TimeProvider timers,
    ILogger<IncidentWorker> logger,
    IHostApplicationLifetime? lifetime = null) : IHostedService, IIncidentWaker, IAsyncDisposable
{
    /// <summary>No timer sleeps longer, so that an incident whose records are of a later time than the clock's still goes on.</summary>
    private static readonly TimeSpan MaxSleep = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<string> _queue = Channel.CreateUnbounded<string>();
    private Task[] _runners = [];
    private int _disposed;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await probe.RunAsync(cancellationToken);
        await registry.LoadAsync(cancellationToken);
        foreach (var incidentId in registry.OpenIncidents)
        {
            Wake(incidentId);
        }

        _runners = [.. Enumerable.Range(0, options.Value.MaxConcurrentIncidents).Select(_ => RunAsync(_stopping.Token))];
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _queue.Writer.TryComplete();
        await Task.WhenAll(_runners).WaitAsync(cancellationToken);
    }

    public void Wake(string incidentId)
    {
        lock (_lock)
        {
            // The queue holds an incident at most once, so that it is bounded by the number of open incidents.
            if (!_turns.TryGetValue(incidentId, out var turn))
            {
                _turns[incidentId] = turn = new Turn();
            }

            turn.Timer?.Dispose();
            turn.Timer = null;
            if (turn.Running)
            {
                turn.Again = true;
            }
            else if (!turn.Queued)
            {
                turn.Queued = true;
                _queue.Writer.TryWrite(incidentId);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The container holds the worker under two services and disposes it once for each.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync();
        foreach (var turn in _turns.Values)
        {
            turn.Timer?.Dispose();
        }

        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(cancellationToken))
            {
                while (_queue.Reader.TryRead(out var incidentId))
                {
                    await TakeTurnAsync(incidentId, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task TakeTurnAsync(string incidentId, CancellationToken cancellationToken)
    {
        Begin(incidentId);
        DateTimeOffset? wakeAt = null;
        try
        {
            wakeAt = await pipeline.AdvanceAsync(incidentId, cancellationToken);
        }
        catch (Exception e) when (e is JournalException or BlobException)
        {
            // Without a journal or blob store nothing may be done: the host stops rather than act unrecorded.
            Log.StorageFailed(logger, incidentId, e);
            lifetime?.StopApplication();
            await _stopping.CancelAsync();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A runner never dies of one incident.
            Log.TurnFailed(logger, incidentId, e);
            wakeAt = clock.GetUtcNow() + options.Value.StageRetryDelay;
        }
        finally
        {
            End(incidentId, wakeAt);
        }
    }

    private void Begin(string incidentId)
    {
        lock (_lock)
        {
            var turn = _turns[incidentId];
            (turn.Queued, turn.Running, turn.Again) = (false, true, false);
        }
    }

    private void End(string incidentId, DateTimeOffset? wakeAt)
    {
        lock (_lock)
        {
            var turn = _turns[incidentId];
            turn.Running = false;
            if (turn.Again && !_stopping.IsCancellationRequested)
            {
                turn.Queued = true;
                _queue.Writer.TryWrite(incidentId);
            }
            else if (wakeAt is { } at && !_stopping.IsCancellationRequested)
            {
                turn.Timer = timers.CreateTimer(_ => Wake(incidentId), null, Due(at), Timeout.InfiniteTimeSpan);
            }
            else
            {
                _turns.Remove(incidentId);
            }
        }
    }

    /// <summary>An incident that is woken early waits again.</summary>
    private TimeSpan Due(DateTimeOffset at)
    {
        var due = at - clock.GetUtcNow();
        return due < TimeSpan.Zero ? TimeSpan.Zero : due < MaxSleep ? due : MaxSleep;
    }

    private sealed class Turn
    {
        public bool Queued { get; set; }

        public bool Running { get; set; }

        public bool Again { get; set; }

        public ITimer? Timer { get; set; }
    }
}
