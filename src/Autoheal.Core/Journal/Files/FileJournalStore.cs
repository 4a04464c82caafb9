using Microsoft.Extensions.Logging;

namespace Autoheal.Journal;

/// <summary>
/// The journal in a directory: segments of frames, one writer by lock, group commit. <see cref="FrameHeader"/> and
/// <see cref="FrameEntry"/> describe the bytes. Thread-safe.
/// </summary>
internal sealed class FileJournalStore : JournalStore
{
    private readonly FileJournalOptions _options;
    private readonly IJournalDisk _disk;
    private readonly IDisposable _lock;
    private readonly JournalIndex _index;
    private readonly RecordReader _records;
    private readonly JournalWriter _writer;

    private FileJournalStore(
        FileJournalOptions options, IJournalDisk disk, IDisposable held, JournalIndex index, RecordReader records, JournalWriter writer, long epoch)
    {
        _options = options;
        _disk = disk;
        _lock = held;
        _index = index;
        _records = records;
        _writer = writer;
        Epoch = epoch;
    }

    /// <inheritdoc/>
    public override long Epoch { get; }

    /// <summary>Opens the journal for writing, repairs an unfinished end and takes the next epoch, durably.</summary>
    /// <exception cref="JournalException">Another writer holds it, it is damaged, or the disk fails.</exception>
    public static FileJournalStore Open(FileJournalOptions options, IJournalDisk disk, ILogger logger)
    {
        options.Validate();
        var held = TakeLock(options.Directory, disk);
        GroupCommit? commit = null;
        try
        {
            var segments = new SegmentList(disk, options.Directory);
            var index = new JournalIndex();
            var ids = new IdFingerprints();
            var tail = new JournalRecovery(disk, segments, logger).Run(index, ids);
            var epoch = tail.Epoch + 1;
            commit = new GroupCommit(segments, index, ids, tail, epoch, options.SegmentBytes);
            commit.Open(disk);
            commit.TakeEpoch();
            JournalLog.Opened(logger, options.Directory, epoch, index.LastPosition);
            return new FileJournalStore(
                options, disk, held, index, new RecordReader(disk, segments), new JournalWriter(commit, options, logger), epoch);
        }
        catch (Exception error)
        {
            commit?.Dispose();
            held.Dispose();
            if (error is IOException or UnauthorizedAccessException)
            {
                throw new JournalException($"The journal in '{options.Directory}' cannot be opened: {error.Message}", error);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<JournalRecord> ReadStreamAsync(
        StreamId stream, long afterSequence = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        return new RecordSequence(
            sequence => _index.Find(stream, sequence) is { } location ? _records.Read(location) : null, afterSequence, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return new RecordSequence(
            position => _index.Find(position) is { } location ? _records.Read(location) : null, afterPosition, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_index.VersionOf(stream));

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return ValueTask.FromResult(_index.List(prefix));
    }

    /// <inheritdoc/>
    public override ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JournalVerifier(_disk, _options.Directory).Run(_index.LastPosition, cancellationToken));

    /// <inheritdoc/>
    protected internal override ValueTask<AppendResult> AppendAsync(
        IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        var size = AppendRules.Check(appends);
        cancellationToken.ThrowIfCancellationRequested();
        var append = new PendingAppend(appends, size, cancellationToken);
        _writer.Submit(append);
        return new ValueTask<AppendResult>(append.Task);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _writer.CloseAsync();
        _records.Dispose();
        _lock.Dispose();
    }

    private static IDisposable TakeLock(string directory, IJournalDisk disk)
    {
        try
        {
            disk.CreateDirectory(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal's directory '{directory}' cannot be created: {error.Message}", error);
        }

        try
        {
            return disk.Lock(Path.Combine(directory, "journal.lock"));
        }
        catch (IOException error)
        {
            throw new JournalException($"The journal in '{directory}' has a writer already; a journal has one.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new JournalException($"The journal in '{directory}' cannot be locked: {error.Message}", error);
        }
    }
}
