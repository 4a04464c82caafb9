using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

[ConformanceOf(typeof(PausingJournalStore))]
public sealed class PausingJournalStoreTests : JournalStoreConformance
{
    private InMemoryJournalStore? _inner;
    private int _pauses;

    [Fact]
    public async Task Append_Once_PausesBeforeAndAfter()
    {
        await AppendAsync(Store, [JournalSamples.Append("a", 0, "1")], CancellationToken.None);

        Assert.Equal(2, _pauses);
    }

    protected override ValueTask<JournalStore> OpenAsync()
    {
        _inner = _inner?.Reopen() ?? new InMemoryJournalStore();
        return ValueTask.FromResult<JournalStore>(new PausingJournalStore(_inner, PauseAsync));
    }

    protected override ValueTask<AppendResult> AppendAsync(JournalStore store, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken) =>
        store.AppendAsync(appends, cancellationToken);

    private ValueTask PauseAsync()
    {
        Interlocked.Increment(ref _pauses);
        return ValueTask.CompletedTask;
    }
}
