using Microsoft.Extensions.Options;

namespace Autoheal.Journal;

/// <summary>Journal, blob store and inbox of this host, in memory unless a state directory is given.</summary>
internal sealed class AutohealStores(IOptions<AutohealOptions> options) : IAsyncDisposable
{
    public JournalStore Journal { get; } = options.Value.StateDirectory is null
        ? new InMemoryJournalStore(epoch: 1)
        : throw new NotSupportedException();

    public IBlobStore Blobs { get; } = new InMemoryBlobStore(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    public IInbox Inbox { get; } = new InMemoryInbox();

    public ValueTask DisposeAsync() => Journal.DisposeAsync();
}
