namespace Autoheal.Journal;

/// <summary>
/// Records read one by one without waiting: a record comes from memory or the page cache within microseconds, and a hop to
/// another thread would cost more than the read and make runs irreproducible.
/// </summary>
/// <param name="read">The record at an ordinal from 1; null past the end.</param>
/// <param name="after">The last ordinal to leave out.</param>
/// <param name="cancellationToken">Ends the reading.</param>
internal sealed class RecordSequence(Func<long, JournalRecord?> read, long after, CancellationToken cancellationToken)
    : IAsyncEnumerable<JournalRecord>
{
    /// <inheritdoc/>
    public IAsyncEnumerator<JournalRecord> GetAsyncEnumerator(CancellationToken enumerationToken = default) =>
        new Enumerator(read, after, cancellationToken, enumerationToken);

    private sealed class Enumerator(Func<long, JournalRecord?> read, long ordinal, CancellationToken first, CancellationToken second)
        : IAsyncEnumerator<JournalRecord>
    {
        private long _ordinal = ordinal;
        private JournalRecord? _current;

        public JournalRecord Current => _current ?? throw new InvalidOperationException("There is no current record.");

        public ValueTask<bool> MoveNextAsync()
        {
            first.ThrowIfCancellationRequested();
            second.ThrowIfCancellationRequested();
            _current = read(++_ordinal);
            return ValueTask.FromResult(_current is not null);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
