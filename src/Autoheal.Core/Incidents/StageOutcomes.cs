using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;

namespace Autoheal.Incidents;

/// <summary>Makes durable what a stage returned, together with what is to be learned from it.</summary>
internal sealed class StageOutcomes(IncidentJournal journal, AutonomyLedger autonomy)
{
    public ValueTask<IncidentState> LoadAsync(string incidentId, CancellationToken cancellationToken) => journal.LoadAsync(incidentId, cancellationToken);

    /// <summary>Appends events. When an alert or an answer came in between, what the stage saw still stands unless the incident has moved on.</summary>
    public async ValueTask AppendAsync(IncidentState state, IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        var current = state;
        while (events.Count > 0)
        {
            var alongside = await autonomy.AlongsideAsync(current, events, cancellationToken);
            if (await journal.AppendAsync(current, events, AppendOrigin.Autoheal, alongside, cancellationToken) is not null)
            {
                return;
            }

            current = await journal.LoadAsync(state.Id, cancellationToken);
            if (current.Phase != state.Phase || current.PhaseSince != state.PhaseSince)
            {
                return;
            }
        }
    }
}
