using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;

namespace Autoheal.Simulation;

/// <summary>An incident that has ended, read from its records alone.</summary>
public sealed class SettledIncident
{
    private SettledIncident(IReadOnlyList<JournalRecord> records, IReadOnlyList<JournalEvent> events)
    {
        Records = records;
        Events = events;
        Transcript = Diagnostics.Transcripts.Transcript.Render(records);
        Actions = [.. ReadActions(events)];
    }

    /// <summary>Gets the id.</summary>
    public string Id => Events.OfType<IncidentOpened>().First().IncidentId;

    /// <summary>Gets how it ended; open when it has not.</summary>
    public IncidentEnd End => Events.OfType<IncidentClosed>().LastOrDefault()?.End ?? IncidentEnd.Open;

    /// <summary>Gets the diagnosis that led to the last plan, or the last one when there was no plan.</summary>
    public Diagnosis? Diagnosis => DecisiveDiagnosis();

    /// <summary>Gets the causes that verified repairs removed, in order.</summary>
    public IReadOnlyList<CauseCode> ConfirmedCauses =>
        [.. Events.OfType<HypothesisSettled>().Where(settled => settled.Status == HypothesisStatus.Confirmed).Select(settled => settled.Cause)];

    /// <summary>Gets what was carried out, in order, with what became of it.</summary>
    public IReadOnlyList<SettledAction> Actions { get; }

    /// <summary>Gets the transcript.</summary>
    public string Transcript { get; }

    /// <summary>Gets the incident's records.</summary>
    public IReadOnlyList<JournalRecord> Records { get; }

    /// <summary>Gets the incident's events.</summary>
    public IReadOnlyList<JournalEvent> Events { get; }

    /// <summary>Reads an incident from its records.</summary>
    public static SettledIncident Of(IReadOnlyList<JournalRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return new SettledIncident(records, [.. records.Select(JournalJson.Read)]);
    }

    private Diagnosis? DecisiveDiagnosis()
    {
        Diagnosis? last = null;
        Diagnosis? planned = null;
        foreach (var @event in Events)
        {
            last = @event is DiagnosisMade made ? made.Diagnosis : last;
            planned = @event is PlanProposed or PlanAbsent ? last : planned;
        }

        return planned ?? last;
    }

    private static IEnumerable<SettledAction> ReadActions(IReadOnlyList<JournalEvent> events)
    {
        PlanProposed? proposal = null;
        foreach (var @event in events)
        {
            proposal = @event as PlanProposed ?? proposal;
            if (@event is ActionIntended { Operation: PermitOperation.Execute } intended && IsApplied(events, intended.IntentId))
            {
                var step = proposal!.Plan.Steps[intended.Step];
                yield return new SettledAction
                {
                    Name = step.Action,
                    Target = step.Target,
                    Verdict = events.OfType<VerificationConcluded>().FirstOrDefault(concluded => concluded.IntentId == intended.IntentId)?.Verdict ?? default,
                    Compensated = WasCompensated(events, intended),
                };
            }
        }
    }

    private static bool IsApplied(IReadOnlyList<JournalEvent> events, string intentId) => events.Any(@event =>
        (@event is ActionCompleted completed && completed.IntentId == intentId && completed.Status == ActionStatus.Applied)
        || (@event is ActionReconciled reconciled && reconciled.IntentId == intentId && reconciled.State == ReconcileState.Applied));

    private static bool WasCompensated(IReadOnlyList<JournalEvent> events, ActionIntended intended) => events.OfType<ActionIntended>().Any(other =>
        other.Operation == PermitOperation.Compensate && other.PreImage == intended.PostImage && IsApplied(events, other.IntentId));
}
