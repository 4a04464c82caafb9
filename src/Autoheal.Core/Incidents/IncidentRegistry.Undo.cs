using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;

namespace Autoheal.Incidents;

/// <content>Incidents that people open to have an action undone.</content>
internal sealed partial class IncidentRegistry
{
    /// <summary>
    /// Opens an incident that undoes an action of <paramref name="original"/>, in the same append as the command that asked for it: neither is ever
    /// there without the other. Its id, empty when too many are open and the command does not count; null when somebody was faster.
    /// </summary>
    public async ValueTask<string?> OpenUndoAsync(IncidentState original, CommandGiven given, AppendOrigin origin, CancellationToken cancellationToken)
    {
        await _assigning.WaitAsync(CancellationToken.None);
        try
        {
            if (OpenIncidents.Count >= options.Value.MaxOpenIncidents)
            {
                var refused = given with { Counted = false, Role = null, IntentId = null, Note = "as many incidents are open as this host takes" };
                return await incidents.AppendAsync(original, [refused], origin, [], cancellationToken) is null ? null : "";
            }

            var undo = new UndoneAction { IncidentId = original.Id, IntentId = given.IntentId!, By = given.PersonId };
            var opened = OpenFor(original, undo);
            var counted = given with { UndoIncident = opened.IncidentId, Note = $"{opened.IncidentId} undoes {undo.IntentId}" };
            var opening = incidents.Records(StreamId.Incident(opened.IncidentId), 0, [opened], origin);
            if (await incidents.AppendAsync(original, WithLesson(original, counted), origin, [opening], cancellationToken) is null)
            {
                return null;
            }

            _lastNumber++;
            _openByGroup[opened.GroupKey] = opened.IncidentId;
            Log.IncidentOpened(logger, opened.IncidentId, opened.Subject.ToString());
            return opened.IncidentId;
        }
        finally
        {
            _assigning.Release();
        }
    }

    private IncidentOpened OpenFor(IncidentState original, UndoneAction undo) => new()
    {
        IncidentId = $"INC-{_lastNumber + 1}",
        ClusterId = original.ClusterId,
        Cluster = original.Cluster,
        GroupKey = $"undo/{undo.IntentId}",
        Subject = original.Subject!,
        Environment = original.Environment,
        Undo = undo,
    };

    /// <summary>An incident that goes on must not do again what a person has undone.</summary>
    private static IReadOnlyList<JournalEvent> WithLesson(IncidentState original, CommandGiven given)
    {
        var plan = original.Executions.First(execution => execution.Intent.IntentId == given.IntentId).Plan;
        return original.IsClosed
            ? [given]
            :
            [
                given,
                new HypothesisSettled
                {
                    Cause = plan.Cause,
                    Object = plan.CauseObject,
                    Status = HypothesisStatus.Refuted,
                    Reason = $"{given.PersonId} has its repair undone",
                },
            ];
    }
}
