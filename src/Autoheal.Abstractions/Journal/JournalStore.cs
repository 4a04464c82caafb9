namespace Autoheal.Journal;

/// <summary>
/// A durable, tamper-evident, append-only store of streams. Thread-safe.
/// <para>
/// Reading is public. Appending is <see langword="protected internal"/>: a store in another package implements it, but only
/// Autoheal's core can call it, so that no stage, rule, channel or action can write history.
/// </para>
/// </summary>
public abstract class JournalStore : IJournalReader, IAsyncDisposable
{
    /// <summary>Gets this writer's fencing epoch: greater than that of any writer before it.</summary>
    public abstract long Epoch { get; }

    /// <inheritdoc/>
    public abstract IAsyncEnumerable<JournalRecord> ReadStreamAsync(
        StreamId stream, long afterSequence = 0, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Appends to one or more streams, all or nothing, and returns once the records are durable.
    /// </summary>
    /// <param name="appends">One entry a stream; no stream twice.</param>
    /// <param name="cancellationToken">
    /// Honoured only before the records are handed to the disk; afterwards the append runs to its end.
    /// </param>
    /// <returns>The durable records, or the conflict that kept all of them out.</returns>
    /// <exception cref="ArgumentException">
    /// The caller's mistake: no records, a stream twice, an id that the journal already holds, or a record above the store's
    /// limits. Nothing was written and the store stays usable.
    /// </exception>
    /// <exception cref="JournalException">
    /// The journal could not be written. It is not known whether the records are durable, and the store accepts no further append.
    /// </exception>
    protected internal abstract ValueTask<AppendResult> AppendAsync(
        IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
