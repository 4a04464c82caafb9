using Autoheal.Journal;
using Xunit;

namespace Autoheal.Testing;

/// <summary>
/// What every journal store must do. A test project derives from it once for each store; since only Autoheal's core may append,
/// that project also says how to.
/// </summary>
[ConformanceSuite(typeof(JournalStore))]
public abstract partial class JournalStoreConformance : IAsyncLifetime
{
    private JournalStore? _store;

    /// <summary>Gets the store under test.</summary>
    protected JournalStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>Opens the store, empty.</summary>
    public async Task InitializeAsync() => _store = await OpenAsync();

    /// <summary>Closes the store.</summary>
    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    /// <summary>Opens a store on the test's own medium: empty at first, with the history of its predecessor afterwards.</summary>
    protected abstract ValueTask<JournalStore> OpenAsync();

    /// <summary>Calls the store's append.</summary>
    protected abstract ValueTask<AppendResult> AppendAsync(JournalStore store, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken);

    /// <summary>Closes the store and opens its successor.</summary>
    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        _store = await OpenAsync();
    }

    private ValueTask<AppendResult> AppendAsync(params StreamAppend[] appends) => AppendAsync(Store, appends, CancellationToken.None);

    private async Task<string[]> IdsAsync(string stream, long after = 0) =>
        [.. (await JournalSamples.ToListAsync(Store.ReadStreamAsync(new StreamId(stream), after))).Select(record => record.Id)];
}
