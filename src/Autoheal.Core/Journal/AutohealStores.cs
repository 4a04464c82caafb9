using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Journal;

/// <summary>
/// The journal, blob store and inbox of one host. Registered as a singleton before <c>AddAutoheal</c>, it replaces the ones that the
/// host would open by itself. Thread-safe.
/// </summary>
public sealed class AutohealStores : IAsyncDisposable
{
    private AutohealStores(JournalStore journal, IBlobStore blobs, IInbox inbox)
    {
        Journal = journal;
        Blobs = blobs;
        Inbox = inbox;
    }

    /// <summary>Gets the journal.</summary>
    public JournalStore Journal { get; }

    /// <summary>Gets the blob store.</summary>
    public IBlobStore Blobs { get; }

    /// <summary>Gets the inbox.</summary>
    public IInbox Inbox { get; }

    /// <summary>
    /// Opens the stores in a directory: <c>journal/</c>, <c>blobs/</c> and <c>inbox/</c>, created for their owner only.
    /// </summary>
    /// <param name="directory">The directory.</param>
    /// <param name="clock">Paces the look-out for inbox items that other processes post.</param>
    /// <param name="loggers">Where repairs are reported.</param>
    /// <exception cref="JournalException">Another process has the journal open, or it cannot be read.</exception>
    /// <exception cref="BlobException">The blob store's key cannot be used.</exception>
    public static AutohealStores Open(string directory, TimeProvider clock, ILoggerFactory? loggers = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        loggers ??= NullLoggerFactory.Instance;
        var disk = new PhysicalDisk();

        // The journal last: it takes a lock, which a failure of the others would leave held.
        var blobs = FileBlobStore.Open(new FileBlobStoreOptions { Directory = Path.Combine(directory, "blobs") }, disk);
        var inbox = new FileInbox(new FileInboxOptions { Directory = InboxDirectory(directory) }, disk, clock, loggers.CreateLogger<FileInbox>());
        var journal = FileJournalStore.Open(
            new FileJournalOptions { Directory = JournalDirectory(directory) }, disk, loggers.CreateLogger<FileJournalStore>());
        return new AutohealStores(journal, blobs, inbox);
    }

    /// <summary>Opens the inbox in a directory alone: what another process needs to hand something to the host that owns the journal.</summary>
    public static IInbox OpenInbox(string directory, TimeProvider clock) => new FileInbox(
        new FileInboxOptions { Directory = InboxDirectory(directory) }, new PhysicalDisk(), clock, NullLogger.Instance);

    /// <summary>Where <see cref="Open"/> keeps the journal below a state directory.</summary>
    public static string JournalDirectory(string directory) => Path.Combine(directory, "journal");

    /// <summary>Makes stores that live as long as the process.</summary>
    /// <param name="fillRandom">Where keys, ids and nonces come from; inject a seeded source only to replay. Null: the system's generator.</param>
    public static AutohealStores InMemory(Action<Span<byte>>? fillRandom = null)
    {
        var key = new byte[32];
        (fillRandom ?? RandomNumberGenerator.Fill)(key);
        return new AutohealStores(new InMemoryJournalStore(), new InMemoryBlobStore(key, fillRandom), new InMemoryInbox());
    }

    /// <summary>
    /// The same stores with a pause before and after each append, for tests that interrupt a host at every write.
    /// </summary>
    /// <param name="around">Awaited before the append and again after it is durable.</param>
    public AutohealStores PausingAround(Func<ValueTask> around) => new(new PausingJournalStore(Journal, around), Blobs, Inbox);

    /// <summary>Stores in memory as the next process finds them: same history, next epoch; the old writer appends no more.</summary>
    /// <exception cref="InvalidOperationException">The stores are not in memory.</exception>
    public AutohealStores Reopen()
    {
        var inner = Journal is PausingJournalStore pausing ? pausing.Inner : Journal;
        return inner is InMemoryJournalStore memory
            ? new AutohealStores(memory.Reopen(), Blobs, Inbox)
            : throw new InvalidOperationException("Stores on disk are opened anew by their directory.");
    }

    internal static AutohealStores Of(JournalStore journal, IBlobStore blobs, IInbox inbox) => new(journal, blobs, inbox);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Journal.DisposeAsync();

    private static string InboxDirectory(string directory) => Path.Combine(directory, "inbox");
}
