namespace Autoheal.Journal;

/// <summary>A journal with a pause before and after each append, at which a test may interrupt the host.</summary>
internal sealed class PausingJournalStore(JournalStore inner, Func<ValueTask> pause) : JournalStore
{
    public JournalStore Inner => inner;

    public override long Epoch => inner.Epoch;

    public override IAsyncEnumerable<JournalRecord> ReadStreamAsync(
        StreamId stream, long afterSequence = 0, CancellationToken cancellationToken = default) =>
        inner.ReadStreamAsync(stream, afterSequence, cancellationToken);

    public override IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
        inner.ReadAllAsync(afterPosition, cancellationToken);

    public override ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default) =>
        inner.GetVersionAsync(stream, cancellationToken);

    public override ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default) =>
        inner.ListStreamsAsync(prefix, cancellationToken);

    public override ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        inner.VerifyAsync(cancellationToken);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    protected internal override async ValueTask<AppendResult> AppendAsync(
        IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        await pause();
        var result = await inner.AppendAsync(appends, cancellationToken);
        await pause();
        return result;
    }
}
