using System.Security.Cryptography;

namespace Autoheal.Journal;

/// <summary>
/// A journal that lives as long as the process, with the same rules, ids, hashes and epochs as the file journal.
/// Appends complete synchronously, so that a run under a single-threaded pump is reproducible. Thread-safe.
/// </summary>
internal sealed class InMemoryJournalStore : JournalStore
{
    private readonly Lock _gate = new();
    private readonly List<JournalRecord> _all;
    private readonly Dictionary<StreamId, List<JournalRecord>> _streams = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private string? _closed;

    /// <summary>Creates an empty journal whose records carry <paramref name="epoch"/>.</summary>
    public InMemoryJournalStore(long epoch = 1)
        : this(epoch, [])
    {
    }

    private InMemoryJournalStore(long epoch, IEnumerable<JournalRecord> history)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        Epoch = epoch;
        _all = [.. history];
        foreach (var record in _all)
        {
            Index(record);
        }
    }

    /// <inheritdoc/>
    public override long Epoch { get; }

    /// <summary>
    /// A new writer on the same history with the next epoch, as after a restart; this one accepts no further append.
    /// </summary>
    public InMemoryJournalStore Reopen()
    {
        lock (_gate)
        {
            _closed = "another writer has opened the journal";
            return new InMemoryJournalStore(Epoch + 1, _all);
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<JournalRecord> ReadStreamAsync(
        StreamId stream, long afterSequence = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        return new RecordSequence(sequence => TryRead(stream, sequence), afterSequence, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<JournalRecord> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return new RecordSequence(position => TryRead(null, position), afterPosition, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<long> GetVersionAsync(StreamId stream, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(VersionOf(stream));
        }
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<StreamId>> ListStreamsAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<StreamId>>(
                [.. _streams.Keys.Where(stream => stream.Value.StartsWith(prefix, StringComparison.Ordinal))
                    .OrderBy(stream => stream.Value, StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<JournalVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var heads = new Dictionary<StreamId, JournalRecord>();
            foreach (var record in _all)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var head = heads.GetValueOrDefault(record.Stream);
                if (HashOf(record, head) != record.Hash)
                {
                    return ValueTask.FromResult(new JournalVerification
                    {
                        Ok = false,
                        Records = record.Position - 1,
                        FirstBad = record.Position,
                        Reason = $"Record {record.Position} ({record.Stream} {record.Sequence}) does not match its hash.",
                    });
                }

                heads[record.Stream] = record;
            }

            return ValueTask.FromResult(new JournalVerification { Ok = true, Records = _all.Count });
        }
    }

    /// <inheritdoc/>
    protected internal override ValueTask<AppendResult> AppendAsync(
        IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        var size = AppendRules.Check(appends);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_closed is not null)
            {
                throw new JournalException($"The in-memory journal accepts no append: {_closed}.");
            }

            foreach (var append in appends)
            {
                if (VersionOf(append.Stream) != append.ExpectedVersion)
                {
                    return ValueTask.FromResult(AppendResult.Conflict(append.Stream, VersionOf(append.Stream)));
                }
            }

            RefuseKnownIds(appends);
            return ValueTask.FromResult(AppendResult.Appended(Write(appends, size.Records)));
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed ??= "it was disposed";
        }

        return ValueTask.CompletedTask;
    }

    private JournalRecord[] Write(IReadOnlyList<StreamAppend> appends, int count)
    {
        var written = new List<JournalRecord>(count);
        foreach (var append in appends)
        {
            foreach (var added in append.Records)
            {
                var head = _streams.TryGetValue(append.Stream, out var stream) ? stream[^1] : null;
                var place = new RecordPlace(_all.Count + 1, (head?.Sequence ?? 0) + 1, Epoch);

                // The payload is copied: a buffer that the caller uses again must not change history.
                var kept = added with { Payload = added.Payload.ToArray() };
                var record = RecordCodec.ToRecord(append.Stream, kept, place, []);
                record = record with { Hash = HashOf(record, head) };
                _all.Add(record);
                Index(record);
                written.Add(record);
            }
        }

        return [.. written];
    }

    private void Index(JournalRecord record)
    {
        if (!_streams.TryGetValue(record.Stream, out var stream))
        {
            _streams[record.Stream] = stream = [];
        }

        stream.Add(record);
        _ids.Add(record.Id);
    }

    private void RefuseKnownIds(IReadOnlyList<StreamAppend> appends)
    {
        foreach (var record in appends.SelectMany(append => append.Records))
        {
            if (_ids.Contains(record.Id))
            {
                throw AppendRules.DuplicateId(record.Id);
            }
        }
    }

    private long VersionOf(StreamId stream) => _streams.TryGetValue(stream, out var records) ? records.Count : 0;

    private JournalRecord? TryRead(StreamId? stream, long ordinal)
    {
        lock (_gate)
        {
            var records = stream is { } id ? _streams.GetValueOrDefault(id) : _all;
            return records is not null && ordinal <= records.Count ? records[(int)ordinal - 1] : null;
        }
    }

    private static string HashOf(JournalRecord record, JournalRecord? head)
    {
        var source = new NewRecord
        {
            Id = record.Id,
            Type = record.Type,
            Schema = record.Schema,
            At = record.At,
            Actor = record.Actor,
            Causation = record.Causation,
            Payload = record.Payload,
        };
        var bytes = new byte[RecordCodec.HashSize + RecordCodec.Measure(record.Stream, source)];
        if (head is not null)
        {
            Convert.FromHexString(head.Hash, bytes, out _, out _);
        }

        RecordCodec.Write(bytes.AsSpan(RecordCodec.HashSize), record.Stream, source, new RecordPlace(record.Position, record.Sequence, record.Epoch));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
