using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Journal;

/// <summary>Opens what Autoheal keeps in directories: the journal, its blobs and the inbox.</summary>
public static class FileJournal
{
    /// <summary>
    /// Opens a journal for writing: creates it when absent, cuts off an append that a crash left unfinished (reported as a warning), and
    /// takes the next epoch durably. The time grows with the journal: about a second for a gigabyte.
    /// </summary>
    /// <param name="options">Where and how.</param>
    /// <param name="logger">Where repairs and failures are reported; none by default.</param>
    /// <param name="cancellationToken">Honoured before anything is touched.</param>
    /// <exception cref="JournalException">
    /// Another writer has it open, it is damaged elsewhere than in its last frame (the message names the position and the file, and nothing
    /// is changed), or the disk fails.
    /// </exception>
    public static ValueTask<JournalStore> OpenAsync(
        FileJournalOptions options, ILogger? logger = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<JournalStore>(FileJournalStore.Open(options, new PhysicalDisk(), logger ?? NullLogger.Instance));
    }

    /// <summary>
    /// Opens a journal for reading only, beside a live writer or on a copy of its directory; takes no lock and changes nothing. Later
    /// calls see what was appended since. Thread-safe.
    /// </summary>
    /// <exception cref="JournalException">The directory does not exist.</exception>
    public static IJournalReader OpenReader(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        return new FileJournalReader(new PhysicalDisk(), directory);
    }

    /// <summary>Opens the blobs in a directory; creates it, and its key file when no key is configured.</summary>
    /// <exception cref="BlobException">The directory cannot be used, or the key file is missing, open to others or holds no key.</exception>
    public static IBlobStore OpenBlobStore(FileBlobStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FileBlobStore.Open(options, new PhysicalDisk());
    }

    /// <summary>Opens the inbox in a directory; creates it. Any process may have it open and post.</summary>
    /// <param name="options">Where, and how often to look.</param>
    /// <param name="time">Times the looking; the system's clock by default.</param>
    /// <param name="logger">Where items that cannot be read are reported; none by default.</param>
    /// <exception cref="JournalException">The directory cannot be created.</exception>
    public static IInbox OpenInbox(FileInboxOptions options, TimeProvider? time = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new FileInbox(options, new PhysicalDisk(), time ?? TimeProvider.System, logger ?? NullLogger.Instance);
    }
}
