using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Journal;

/// <summary>Opens journals that are kept in a directory.</summary>
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
}
