using Autoheal.Journal;

namespace Autoheal.Diagnostics.Transcripts;

/// <summary>
/// An incident as a person reads it at three in the morning. A pure function of the incident's records: the same records give the
/// same bytes, on any machine, at any time.
/// </summary>
public static class Transcript
{
    /// <summary>The whole transcript, one line feed after each line.</summary>
    /// <param name="records">The incident's records, in order.</param>
    public static string Render(IEnumerable<JournalRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var writer = new TranscriptWriter();
        var lines = records.SelectMany(writer.Next).ToArray();
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>Reads an incident's stream and renders it.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static async ValueTask<string> RenderAsync(
        IJournalReader journal, string incidentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var records = new List<JournalRecord>();
        await foreach (var record in journal.ReadStreamAsync(StreamId.Incident(incidentId), cancellationToken: cancellationToken))
        {
            records.Add(record);
        }

        return Render(records);
    }
}
