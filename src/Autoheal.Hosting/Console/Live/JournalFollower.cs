using Autoheal.Diagnostics;
using Autoheal.Hosting.Incidents;
using Autoheal.Incidents;
using Autoheal.Journal;
using Microsoft.Extensions.Logging;
using Log = Autoheal.Hosting.Diagnostics.Log;

namespace Autoheal.Hosting.Console.Live;

/// <summary>Brings the board up to the end of the journal. One for all pages. Thread-safe.</summary>
internal sealed class JournalFollower(IJournalReader journal, IncidentDirectory directory, IncidentBoard board, ILogger<JournalFollower> logger)
{
    /// <summary>How many records are taken in before the board shows them.</summary>
    private const int MaxBatch = 5_000;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private bool _failed;

    /// <summary>Reads on to the journal's end.</summary>
    /// <exception cref="AutohealException">The journal cannot be read.</exception>
    public async ValueTask CatchUpAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            while (await TakeInAsync(cancellationToken))
            {
            }

            _failed = false;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The same, for the background: what cannot be read now is tried again; the log says so once.</summary>
    public async ValueTask TryCatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CatchUpAsync(cancellationToken);
        }
        catch (Exception e) when (e is AutohealException or IOException)
        {
            if (!_failed)
            {
                _failed = true;
                Log.ConsoleBehind(logger, e);
            }
        }
    }

    /// <summary>Takes in the next records; false when there were none.</summary>
    private async ValueTask<bool> TakeInAsync(CancellationToken cancellationToken)
    {
        var (position, control) = (board.Snapshot.Position, board.Snapshot.ControlPosition);
        var changed = new Dictionary<string, long>(StringComparer.Ordinal);
        var read = 0;
        await foreach (var record in journal.ReadAllAsync(position, cancellationToken))
        {
            position = record.Position;
            control = record.Stream == StreamId.Control ? position : control;
            if (record.Stream.Value.StartsWith(StreamId.IncidentPrefix, StringComparison.Ordinal))
            {
                changed[record.Stream.Value[StreamId.IncidentPrefix.Length..]] = position;
            }

            if (++read == MaxBatch)
            {
                break;
            }
        }

        if (read > 0)
        {
            board.Publish(await SummarizeAsync(changed, cancellationToken), position, control);
        }

        return read == MaxBatch;
    }

    private async ValueTask<IReadOnlyList<BoardEntry>> SummarizeAsync(Dictionary<string, long> changed, CancellationToken cancellationToken)
    {
        var entries = new List<BoardEntry>(changed.Count);
        foreach (var (id, at) in changed)
        {
            if (IncidentIds.NumberOf(id) is { } number && await directory.FindAsync(id, cancellationToken) is { } summary)
            {
                entries.Add(new BoardEntry(number, at, summary));
            }
        }

        return entries;
    }
}
