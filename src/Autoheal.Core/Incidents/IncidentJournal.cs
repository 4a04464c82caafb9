using System.Collections.Concurrent;
using Autoheal.Execution.Temporary;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Incidents;

/// <summary>
/// Loads incidents by folding and appends to them at the version that was folded. Keeps the last fold of open incidents in memory: a
/// projection that can be lost at any time. Thread-safe.
/// </summary>
internal sealed class IncidentJournal(JournalStore store, SteadyClock clock)
{
    private readonly ConcurrentDictionary<string, IncidentState> _cache = new(StringComparer.Ordinal);

    public async ValueTask<IncidentState> LoadAsync(string incidentId, CancellationToken cancellationToken)
    {
        var state = _cache.GetValueOrDefault(incidentId, IncidentState.Empty);
        await foreach (var record in store.ReadStreamAsync(StreamId.Incident(incidentId), state.Version, cancellationToken))
        {
            state = IncidentFold.Apply(state, record);
        }

        Remember(incidentId, state);
        return state;
    }

    /// <summary>Appends events to an incident, and optionally to other streams in the same breath; null when somebody was faster.</summary>
    public async ValueTask<IncidentState?> AppendAsync(
        IncidentState state,
        IReadOnlyList<JournalEvent> events,
        AppendOrigin origin,
        IReadOnlyList<StreamAppend> alongside,
        CancellationToken cancellationToken)
    {
        var id = state.Id.Length > 0 ? state.Id : ((IncidentOpened)events[0]).IncidentId;
        var stream = StreamId.Incident(id);
        var append = Records(stream, state.Version, TemporaryChanges.Hold(state, events, clock.GetUtcNow(state)), origin);
        var result = await store.AppendAsync([append, .. alongside], cancellationToken);
        if (!result.Succeeded)
        {
            return null;
        }

        foreach (var record in result.Records)
        {
            state = record.Stream == stream ? IncidentFold.Apply(state, record) : state;
        }

        Remember(id, state);
        return state;
    }

    /// <summary>
    /// Appends what a stage returned. When an alert or an answer came in between, what the stage saw still stands, unless the
    /// incident has moved on: then nothing is appended.
    /// </summary>
    public async ValueTask AppendInPhaseAsync(IncidentState state, IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        var current = state;
        while (await AppendAsync(current, events, AppendOrigin.Autoheal, [], cancellationToken) is null)
        {
            current = await LoadAsync(state.Id, cancellationToken);
            if (current.Phase != state.Phase || current.PhaseSince != state.PhaseSince)
            {
                return;
            }
        }
    }

    /// <summary>The append that adds events to a stream after <paramref name="version"/>.</summary>
    public StreamAppend Records(StreamId stream, long version, IReadOnlyList<JournalEvent> events, AppendOrigin origin)
    {
        var at = clock.GetUtcNow();
        return new StreamAppend
        {
            Stream = stream,
            ExpectedVersion = version,
            Records = [.. events.Select((@event, index) => new NewRecord
            {
                Id = $"{stream.Value}#{version + index + 1}",
                Type = JournalJson.TypeOf(@event),
                At = at,
                Actor = origin.Actor,
                Causation = origin.Causation,
                Payload = JournalJson.Write(@event),
            })],
        };
    }

    private void Remember(string incidentId, IncidentState state)
    {
        if (state.IsClosed)
        {
            _cache.TryRemove(incidentId, out _);
        }
        else if (state.Version > 0)
        {
            _cache.AddOrUpdate(incidentId, state, (_, old) => old.Version > state.Version ? old : state);
        }
    }
}
