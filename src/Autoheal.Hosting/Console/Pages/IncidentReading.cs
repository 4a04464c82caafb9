using Autoheal.ChatBot.Incidents;
using Autoheal.Diagnostics.Transcripts;
using Autoheal.Journal;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>One incident's records, read once for everything that its page shows.</summary>
internal sealed class IncidentReading
{
    private readonly TranscriptWriter _transcript = new();
    private readonly List<(DateTimeOffset At, string Line)> _timeline = [];

    public IncidentStory Story { get; private set; } = IncidentStory.Empty;

    /// <summary>The journal position of the last record.</summary>
    public long Position { get; private set; }

    /// <summary>The transcript, each line with the time of its record.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Line)> Timeline => _timeline;

    public static async ValueTask<IncidentReading> ReadAsync(IJournalReader journal, string incidentId, CancellationToken cancellationToken)
    {
        var reading = new IncidentReading();
        await foreach (var record in journal.ReadStreamAsync(StreamId.Incident(incidentId), cancellationToken: cancellationToken))
        {
            reading.Story = StoryFold.Apply(reading.Story, record);
            reading.Position = record.Position;
            reading._timeline.AddRange(reading._transcript.Next(record).Select(line => (record.At, line)));
        }

        return reading;
    }
}
