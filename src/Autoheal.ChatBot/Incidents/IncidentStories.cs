using Autoheal.Journal;

namespace Autoheal.ChatBot.Incidents;

/// <summary>Reads stories from the journal. Thread-safe.</summary>
public sealed class IncidentStories(IJournalReader journal)
{
    /// <summary>One incident's story; null when there is none of that id.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<IncidentStory?> FindAsync(string incidentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(incidentId);
        var story = IncidentStory.Empty;
        await foreach (var record in journal.ReadStreamAsync(StreamId.Incident(incidentId), cancellationToken: cancellationToken))
        {
            story = StoryFold.Apply(story, record);
        }

        return story.Version == 0 ? null : story;
    }

    /// <summary>The story of the incident that a request for approval belongs to; null when there is none.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<IncidentStory?> FindByRequestAsync(string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        var dot = requestId.LastIndexOf('.');
        return dot > 0 && IncidentIds.IsOne(requestId[..dot]) ? await FindAsync(requestId[..dot], cancellationToken) : null;
    }
}
