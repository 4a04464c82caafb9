using System.Text;
using Autoheal.Journal;

namespace Autoheal.Testing;

/// <summary>Plausible journal records for the conformance suite and for tests of readers.</summary>
public static class JournalSamples
{
    /// <summary>The time of every sample: 2026-03-01 12:00 UTC.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A record with every member set.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="payload">Its payload, as JSON.</param>
    public static NewRecord Record(string id, string payload = "{}") => new()
    {
        Id = id,
        Type = "test.happened",
        Schema = 2,
        At = Noon,
        Actor = "person:amira",
        Causation = "cause-of-" + id,
        Payload = Encoding.UTF8.GetBytes(payload),
    };

    /// <summary>An append of records with the given ids to one stream.</summary>
    public static StreamAppend Append(string stream, long expectedVersion, params string[] ids) => new()
    {
        Stream = new StreamId(stream),
        ExpectedVersion = expectedVersion,
        Records = [.. ids.Select(id => Record(id))],
    };

    /// <summary>All records that a reader gives.</summary>
    public static async Task<IReadOnlyList<JournalRecord>> ToListAsync(IAsyncEnumerable<JournalRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var list = new List<JournalRecord>();
        await foreach (var record in records)
        {
            list.Add(record);
        }

        return list;
    }
}
