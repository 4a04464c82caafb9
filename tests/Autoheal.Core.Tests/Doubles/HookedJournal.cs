using System.Runtime.CompilerServices;
using Autoheal.Journal;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>A journal with hooks before each append and each read, for failures and races.</summary>
internal sealed class HookedJournal(JournalStore inner) : JournalStore
{
    public JournalStore Inner => inner;

    public Func<IReadOnlyList<StreamAppend>, Task> BeforeAppend { get; set; } = _ => Task.CompletedTask;

    public Func<AppendResult, Task> AfterAppend { get; set; } = _ => Task.CompletedTask;

    public Action<StreamId> BeforeRead { get; set; } = _ => { };

    /// <summary>Awaited when a stream was read to its end.</summary>
    public Func<StreamId, Task> AfterStreamRead { get; set; } = _ => Task.CompletedTask;

    public override long Epoch => inner.Epoch;

    public override IAsyncEnumerable<JournalRecord> ReadStreamAsync(
        StreamId stream, long afterSequence = 0, CancellationToken cancellationToken = default)
    {
        BeforeRead(stream);
        return ReadAsync(stream, afterSequence, cancellationToken);
    }

    public override IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
        inner.ReadAllAsync(afterPosition, cancellationToken);

    public override ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default) =>
        inner.GetVersionAsync(stream, cancellationToken);

    public override ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default) =>
        inner.ListStreamsAsync(prefix, cancellationToken);

    public override ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default) => inner.VerifyAsync(cancellationToken);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    protected internal override async ValueTask<AppendResult> AppendAsync(
        IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        await BeforeAppend(appends);
        var result = await inner.AppendAsync(appends, cancellationToken);
        await AfterAppend(result);
        return result;
    }

    private async IAsyncEnumerable<JournalRecord> ReadAsync(
        StreamId stream, long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in inner.ReadStreamAsync(stream, afterSequence, cancellationToken))
        {
            yield return record;
        }

        await AfterStreamRead(stream);
    }
}
