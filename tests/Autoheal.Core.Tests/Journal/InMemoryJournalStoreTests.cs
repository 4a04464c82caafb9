using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

[ConformanceOf(typeof(InMemoryJournalStore))]
public sealed class InMemoryJournalStoreTests : JournalStoreConformance
{
    private InMemoryJournalStore? _last;

    [Fact]
    public async Task Reopen_OldWriterAppends_IsFenced()
    {
        var old = new InMemoryJournalStore(epoch: 4);
        await using var next = old.Reopen();

        Assert.Equal(5, next.Epoch);
        await Assert.ThrowsAsync<JournalException>(async () => await old.AppendAsync([JournalSamples.Append("a", 0, "1")], CancellationToken.None));
    }

    protected override ValueTask<JournalStore> OpenAsync() => ValueTask.FromResult<JournalStore>(_last = _last?.Reopen() ?? new InMemoryJournalStore());

    protected override ValueTask<AppendResult> AppendAsync(JournalStore store, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken) =>
        store.AppendAsync(appends, cancellationToken);
}
