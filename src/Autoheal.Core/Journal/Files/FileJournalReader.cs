namespace Autoheal.Journal;

/// <summary>
/// Reads a journal's directory beside its writer, in the same or another process, or a copy of it. Each call takes in what was
/// written since the last. A frame whose fsync may still be under way is synced before it is shown. Thread-safe.
/// </summary>
internal sealed class FileJournalReader : IJournalReader
{
    private readonly Lock _gate = new();
    private readonly IJournalDisk _disk;
    private readonly string _directory;
    private readonly JournalIndex _index = new();
    private readonly IndexLoader _loader;
    private readonly FrameScanner _scanner;
    private readonly RecordReader _records;
    private JournalException? _damage;

    public FileJournalReader(IJournalDisk disk, string directory)
    {
        if (!disk.DirectoryExists(directory))
        {
            throw new JournalException($"There is no journal in '{directory}': the directory does not exist.");
        }

        _disk = disk;
        _directory = directory;
        _loader = new IndexLoader(_index);
        var segments = new SegmentList(disk, directory);
        _scanner = new FrameScanner(disk, segments);
        _records = new RecordReader(disk, segments);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalRecord> ReadStreamAsync(
        StreamId stream, long afterSequence = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        Refresh();
        return new RecordSequence(
            sequence => _index.Find(stream, sequence) is { } location ? _records.Read(location) : null, afterSequence, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        Refresh();
        return new RecordSequence(
            position => _index.Find(position) is { } location ? _records.Read(location) : null, afterPosition, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default)
    {
        Refresh();
        return ValueTask.FromResult(_index.VersionOf(stream));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        Refresh();
        return ValueTask.FromResult(_index.List(prefix));
    }

    /// <inheritdoc/>
    public ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JournalVerifier(_disk, _directory).Run(durable: 0, cancellationToken));

    private void Refresh()
    {
        lock (_gate)
        {
            if (_damage is not null)
            {
                throw new JournalException(_damage.Message, _damage);
            }

            try
            {
                Scan();
            }
            catch (JournalException damage)
            {
                // The index may have stopped within a frame: reading on would show a journal with a gap.
                _damage = damage;
                throw;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new JournalException($"The journal in '{_directory}' cannot be read: {error.Message}", error);
            }
        }
    }

    private void Scan()
    {
        _scanner.Resume();
        ScanOutcome outcome;
        while ((outcome = _scanner.Next()) == ScanOutcome.Frame)
        {
            _loader.Load(_scanner);
            if (!_scanner.InLastSegment)
            {
                _loader.Publish();
            }
        }

        if (_loader.HasStaged)
        {
            _scanner.Sync();
            _loader.Publish();
        }

        // An end that is unfinished or torn is an append under way, or one that a crash cut off: not durable, so not shown.
        if (outcome == ScanOutcome.Broken || (outcome != ScanOutcome.End && _scanner.AnyFrameBehind()))
        {
            throw new JournalException(
                $"The journal in '{_directory}' is damaged at position {_scanner.BadPosition}: {_scanner.Reason}.");
        }
    }
}
