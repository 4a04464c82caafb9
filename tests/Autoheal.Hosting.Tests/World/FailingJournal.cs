using System.Runtime.CompilerServices;
using Autoheal.Journal;

namespace Autoheal.Hosting.Tests.World;

/// <summary>An empty journal on a full disk.</summary>
internal sealed class FailingJournal : JournalStore
{
    public override long Epoch => 1;

    public override async IAsyncEnumerable<JournalRecord> ReadStreamAsync(
        StreamId stream, long afterSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public override IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
        ReadStreamAsync(StreamId.Control, 0, cancellationToken);

    public override ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default) => ValueTask.FromResult(0L);

    public override ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<StreamId>>([]);

    public override ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JournalVerification { Ok = true, Records = 0 });

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override ValueTask<AppendResult> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken) =>
        throw new JournalException("The disk is full.");
}
