using Autoheal.Journal;
using Autoheal.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Journal;

[ConformanceOf(typeof(FileJournalStore))]
public class FileJournalStoreTests : JournalStoreConformance
{
    private readonly TemporaryDirectory _directory = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    private protected virtual FileJournalOptions Configure(FileJournalOptions options) => options;

    protected override ValueTask<JournalStore> OpenAsync() =>
        ValueTask.FromResult<JournalStore>(FileJournalStore.Open(Configure(new FileJournalOptions { Directory = _directory.Path }), new PhysicalDisk(), NullLogger.Instance));

    protected override ValueTask<AppendResult> AppendAsync(JournalStore store, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken) =>
        store.AppendAsync(appends, cancellationToken);
}
