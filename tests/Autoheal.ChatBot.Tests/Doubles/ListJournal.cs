using System.Runtime.CompilerServices;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.ChatBot.Tests.Doubles;

/// <summary>A journal that is a list, to which a test adds.</summary>
internal sealed class ListJournal(IEnumerable<JournalRecord> records) : IJournalReader
{
    private readonly List<JournalRecord> _records = [.. records];
    private readonly Lock _gate = new();

    public void Add(JournalEvent @event)
    {
        lock (_gate)
        {
            _records.Add(Recorded.Next(_records, @event));
        }
    }

    public void Add(JournalRecord record)
    {
        lock (_gate)
        {
            _records.Add(record);
        }
    }

    public async IAsyncEnumerable<JournalRecord> ReadStreamAsync(
        StreamId stream, long afterSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var record in Copy().Where(record => record.Stream == stream && record.Sequence > afterSequence))
        {
            yield return record;
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var record in Copy().Where(record => record.Position > afterPosition))
        {
            yield return record;
        }

        await Task.CompletedTask;
    }

    public ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Copy().LastOrDefault(record => record.Stream == stream)?.Sequence ?? 0);

    public ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<StreamId>>(
            [.. Copy().Select(record => record.Stream).Distinct().Where(stream => stream.Value.StartsWith(prefix, StringComparison.Ordinal))]);

    public ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private JournalRecord[] Copy()
    {
        lock (_gate)
        {
            return [.. _records];
        }
    }
}
