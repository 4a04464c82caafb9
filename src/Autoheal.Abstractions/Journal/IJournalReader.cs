namespace Autoheal.Journal;

/// <summary>
/// The reading side of the journal, open to every component. Thread-safe. A reader sees durable records only.
/// </summary>
public interface IJournalReader
{
    /// <summary>Reads one stream in order.</summary>
    /// <param name="stream">The stream; an unknown one is empty.</param>
    /// <param name="afterSequence">Records up to and including this sequence are left out; 0 reads from the start.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="JournalException">The journal cannot be read or a record is damaged.</exception>
    IAsyncEnumerable<JournalRecord> ReadStreamAsync(StreamId stream, long afterSequence = 0, CancellationToken cancellationToken = default);

    /// <summary>Reads the whole journal in the order of <see cref="JournalRecord.Position"/>.</summary>
    /// <param name="afterPosition">Records up to and including this position are left out; 0 reads from the start.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="JournalException">The journal cannot be read or a record is damaged.</exception>
    IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default);

    /// <summary>The sequence of the stream's last durable record, 0 when there is none.</summary>
    ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default);

    /// <summary>The streams whose name starts with <paramref name="prefix"/>, in ordinal order.</summary>
    ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Checks every checksum and every link of every chain.</summary>
    ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default);
}
