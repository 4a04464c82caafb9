namespace Autoheal.Journal;

/// <summary>
/// What every store refuses before it looks at its own state. A refusal is the caller's mistake: nothing is written and
/// the store stays usable, hence <see cref="ArgumentException"/> and not <see cref="JournalException"/>.
/// </summary>
internal static class AppendRules
{
    /// <summary>Throws unless the appends are well-formed; returns their size.</summary>
    public static AppendSize Check(IReadOnlyList<StreamAppend> appends)
    {
        ArgumentNullException.ThrowIfNull(appends);
        if (appends.Count == 0)
        {
            throw new ArgumentException("An append needs at least one stream.", nameof(appends));
        }

        var records = 0;
        long bytes = 0;
        for (var i = 0; i < appends.Count; i++)
        {
            CheckStream(appends, i);
            foreach (var record in appends[i].Records)
            {
                bytes += CheckRecord(appends[i].Stream, record);
                records++;
            }
        }

        if (bytes > JournalLimits.MaxAppendBytes)
        {
            throw new ArgumentException(
                $"The append has {bytes} bytes; one append has at most {JournalLimits.MaxAppendBytes}.", nameof(appends));
        }

        if (records > 1)
        {
            CheckIdsDiffer(appends, records);
        }

        return new AppendSize(records, (int)bytes);
    }

    /// <summary>The refusal of an id that the journal already holds.</summary>
    public static ArgumentException DuplicateId(string id) => new($"The journal already holds a record with the id '{id}'.");

    private static void CheckStream(IReadOnlyList<StreamAppend> appends, int index)
    {
        var append = appends[index];
        if (string.IsNullOrEmpty(append.Stream.Value))
        {
            throw new ArgumentException("An append needs a stream.", nameof(appends));
        }

        if (append.Records.Count == 0)
        {
            throw new ArgumentException($"The append to stream '{append.Stream}' holds no record.", nameof(appends));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedVersion);
        for (var earlier = 0; earlier < index; earlier++)
        {
            if (appends[earlier].Stream == append.Stream)
            {
                throw new ArgumentException($"The append names stream '{append.Stream}' twice.", nameof(appends));
            }
        }
    }

    private static int CheckRecord(StreamId stream, NewRecord record)
    {
        CheckName(stream, nameof(record.Id), record.Id);
        CheckName(stream, nameof(record.Type), record.Type);
        CheckName(stream, nameof(record.Actor), record.Actor);
        if (record.Causation is not null)
        {
            CheckName(stream, nameof(record.Causation), record.Causation);
        }

        var bytes = RecordCodec.Measure(stream, record);
        if (bytes > JournalLimits.MaxRecordBytes)
        {
            throw new ArgumentException(
                $"Record '{record.Id}' of stream '{stream}' has {bytes} bytes; a record has at most {JournalLimits.MaxRecordBytes}.",
                nameof(record));
        }

        return bytes;
    }

    private static void CheckName(StreamId stream, string member, string value)
    {
        if (string.IsNullOrEmpty(value) || StrictUtf8.ByteCount(value) > JournalLimits.MaxNameBytes)
        {
            throw new ArgumentException(
                $"A record of stream '{stream}' needs a {member} of 1 to {JournalLimits.MaxNameBytes} UTF-8 bytes.", member);
        }
    }

    private static void CheckIdsDiffer(IReadOnlyList<StreamAppend> appends, int records)
    {
        var ids = new HashSet<string>(records, StringComparer.Ordinal);
        foreach (var record in appends.SelectMany(append => append.Records))
        {
            if (!ids.Add(record.Id))
            {
                throw new ArgumentException($"The append holds two records with the id '{record.Id}'.", nameof(appends));
            }
        }
    }
}
