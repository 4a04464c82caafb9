using Autoheal.Diagnostics;
using Autoheal.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.Hosting.Diagnostics;

/// <summary>
/// Looks whether journal, blob store and control stream can be used. A look is shared for a second, so that strangers who ask cannot
/// wear out the disk. A storage failure that a request met stays until the host is restarted, because the journal's writer stays closed.
/// Thread-safe.
/// </summary>
internal sealed class HostHealth(
    IJournalReader journal,
    IBlobStore blobs,
    IInbox inbox,
    [FromKeyedServices(HostingClocks.Edge)] TimeProvider edge,
    ILogger<HostHealth> logger)
{
    private static readonly TimeSpan Shared = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _looking = new(1, 1);
    private (long At, HealthReport Report)? _last;
    private volatile bool _journalFailed;

    /// <summary>A request met a storage failure.</summary>
    public void Report(AutohealException failure) => _journalFailed |= failure is JournalException;

    public async ValueTask<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || edge.GetElapsedTime(last.At) >= Shared)
            {
                _last = last = (edge.GetTimestamp(), await LookAsync(cancellationToken));
            }

            return last.Report;
        }
        finally
        {
            _looking.Release();
        }
    }

    private async ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        var failing = new List<string>();
        await TryAsync("journal", async token => await journal.GetVersionAsync(StreamId.Control, token));
        await TryAsync("blobs", blobs.ProbeAsync);
        await TryAsync("control", ReadControlAsync);
        if (_journalFailed && !failing.Contains("journal"))
        {
            failing.Insert(0, "journal");
        }

        return new HealthReport { Status = failing.Count == 0 ? "ok" : "failing", Failing = failing };

        async ValueTask TryAsync(string part, Func<CancellationToken, ValueTask> look)
        {
            using var deadline = new CancellationTokenSource(Limit, edge);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            try
            {
                await look(both.Token);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Unhealthy(logger, part, e);
                failing.Add(part);
            }
        }
    }

    private async ValueTask ReadControlAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in journal.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
        {
            JournalJson.Read(record);
        }

        await inbox.ReadPendingAsync(cancellationToken);
    }
}
