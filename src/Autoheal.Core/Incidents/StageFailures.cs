using System.Collections.Concurrent;

namespace Autoheal.Incidents;

/// <summary>
/// Since when an incident's stage has failed without a success in between. In memory only: after a restart the patience starts anew.
/// Thread-safe.
/// </summary>
internal sealed class StageFailures
{
    private readonly ConcurrentDictionary<string, (IncidentPhase Phase, DateTimeOffset PhaseSince, DateTimeOffset First)> _failing =
        new(StringComparer.Ordinal);

    /// <summary>Notes a failure; the time of the first one in this phase.</summary>
    public DateTimeOffset Since(IncidentState state, DateTimeOffset now) => _failing.AddOrUpdate(
        state.Id,
        _ => (state.Phase, state.PhaseSince, now),
        (_, known) => known.Phase == state.Phase && known.PhaseSince == state.PhaseSince ? known : (state.Phase, state.PhaseSince, now)).First;

    public void Forget(string incidentId) => _failing.TryRemove(incidentId, out _);
}
