using System.Collections.Concurrent;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Policy;

/// <summary>Reads the reservations of the last day. Remembers how far a stream holds older ones only, so that it need not be read from its beginning. Thread-safe.</summary>
internal sealed class RecentActions(IJournalReader journal, TimeProvider clock)
{
    /// <summary>How far limits may look back.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<StreamId, long> _older = new();

    /// <summary>
    /// The reservations on any of the streams, each intent once and without those that are the asker's own, in order of time; null when a stream cannot
    /// be read.
    /// </summary>
    public async ValueTask<IReadOnlyList<RecentAction>?> ReadAsync(
        IReadOnlyList<StreamId> streams, IReadOnlySet<string> own, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, RecentAction>(StringComparer.Ordinal);
        try
        {
            foreach (var stream in streams)
            {
                await ReadAsync(stream, found, cancellationToken);
            }
        }
        catch (AutohealException)
        {
            return null;
        }

        return [.. found.Values.Where(action => !own.Contains(action.IntentId)).OrderBy(action => action.At).ThenBy(action => action.IntentId, StringComparer.Ordinal)];
    }

    private async ValueTask ReadAsync(StreamId stream, Dictionary<string, RecentAction> found, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var onlyOlder = true;
        await foreach (var record in journal.ReadStreamAsync(stream, _older.GetValueOrDefault(stream), cancellationToken))
        {
            // Twice the horizon: a clock that is set back a little must not bring up what was passed over.
            onlyOlder &= record.At <= now - (2 * Horizon);
            if (onlyOlder)
            {
                _older[stream] = record.Sequence;
            }
            else if (record.At > now - Horizon)
            {
                Add(JournalJson.Read(record) as LimitReserved ?? throw new JournalException($"{record.Id} in {stream.Value} is not understood."), record.At, found);
            }
        }
    }

    private static void Add(LimitReserved reserved, DateTimeOffset at, Dictionary<string, RecentAction> found)
    {
        if (reserved.Continues is null)
        {
            found[reserved.IntentId] = new RecentAction { At = at, IntentId = reserved.IntentId, Action = reserved.Action, Target = reserved.Target };
        }
    }
}
