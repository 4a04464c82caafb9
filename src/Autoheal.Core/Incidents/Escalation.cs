using Autoheal.Journal.Events;

namespace Autoheal.Incidents;

/// <summary>Hands an incident to people.</summary>
internal static class Escalation
{
    public static StageResult Close(IncidentState state, string reason, IncidentEnd end = IncidentEnd.Escalated) =>
        StageResult.Of(Events(state, reason, end));

    public static IReadOnlyList<JournalEvent> Events(IncidentState state, string reason, IncidentEnd end = IncidentEnd.Escalated) =>
    [
        new IncidentEscalated { Reason = reason, NextChecks = state.Diagnosis?.Brief.NextChecks ?? [] },
        new IncidentClosed { End = end, Summary = reason },
    ];
}
