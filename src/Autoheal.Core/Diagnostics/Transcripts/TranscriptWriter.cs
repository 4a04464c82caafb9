using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Diagnostics.Transcripts;

/// <summary>
/// Turns records into lines as they come, for printing an incident while it runs. Holds no clock and reads nothing. Not thread-safe.
/// </summary>
public sealed class TranscriptWriter
{
    private readonly DiagnosisLines _diagnosis = new();
    private readonly ChainCheck _chain = new();
    private IncidentState _state = IncidentState.Empty;

    /// <summary>The lines that a record adds; often none.</summary>
    /// <param name="record">The next record of the incident's stream.</param>
    public IReadOnlyList<string> Next(JournalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        _chain.Add(record);
        var before = _state;
        _state = IncidentFold.Apply(_state, record);
        return [.. Lines(before, JournalJson.Read(record), record)];
    }

    private IEnumerable<string> Lines(IncidentState before, JournalEvent @event, JournalRecord record) => @event switch
    {
        IncidentOpened { Undo: not null } opened => [.. _diagnosis.HeaderIfMissing(_state), .. CommandLines.Opened(opened)],
        CommandGiven given => CommandLines.Given(given),
        DiagnosisMade made => _diagnosis.Write(_state, made, record.At),
        ObservationScheduled scheduled => [Line("LOOK", $"{scheduled.Reason}; again at {Words.Time(scheduled.At)}")],
        PlanAbsent absent => PlanLines.Absent(absent),
        PolicyDecided decided => PlanLines.Decided(_state, decided),
        ApprovalRequested requested => ActionLines.Requested(requested),
        ApprovalAnswered answered => ActionLines.Answered(_state, answered),
        ApprovalRevoked revoked => ActionLines.Revoked(revoked),
        ApprovalReminded reminded => [Line("REMIND", $"{string.Join(", ", reminded.Roles)}: {reminded.RequestId} still needs {Words.Count(reminded.Missing, "approval")}")],
        ApprovalEscalated escalated => ActionLines.Escalated(escalated),
        ShadowPlanned planned => [Line("SHADOW", $"nothing is done; without the shadow: {planned.Sentence}")],
        ShadowCompared compared => [Line("SHADOW", compared.Text)],
        PlanVoided voided => [Line("VOID", $"the plan will not run: {voided.Reason}")],
        ActionRefused refused => [Line("REFUSE", $"{refused.Reason} ({refused.Code}); nothing was written")],
        ActionCompleted completed => ActionLines.Completed(_state, completed),
        ActionReconciled reconciled => [Line("LOOKUP", $"after an interruption the cluster was asked: {Words.Of(reconciled.State)}")],
        StagePassed passed => [Line("STAGE", $"part {passed.Stage} settled and did no harm; on to the next")],
        StagesStopped stopped => [Line("STAGE", $"stopped after part {stopped.Passed}: {stopped.Reason}{(stopped.Undo ? "; undone in reverse" : "")}")],
        RevertScheduled scheduled => [Line("HOLD", $"temporary: to be reverted from {Words.Time(scheduled.At)} on; {scheduled.Summary}")],
        RevertAbandoned abandoned => [Line("HOLD", $"the temporary change stays: {abandoned.Reason}")],
        VerificationConcluded concluded => ActionLines.Verified(before, concluded, record.At),
        HypothesisSettled settled => [Line("LEARN", $"{settled.Cause} on {settled.Object.Path} is {Words.Of(settled.Status)}: {settled.Reason}")],
        DriftRecorded drift => [Line("DRIFT", drift.Text)],
        IncidentEscalated escalated => Escalated(escalated),
        IncidentClosed closed => Closed(closed, record),
        UnknownEvent unknown => [Line("NOTE", $"an event of a newer version: {Words.Plain(unknown.Name)}")],
        _ => [],
    };

    private static IEnumerable<string> Escalated(IncidentEscalated escalated) =>
    [
        Line("HANDOFF", escalated.Reason),
        .. escalated.NextChecks.Select(check => Line("", $"check next: {check}")),
    ];

    private IEnumerable<string> Closed(IncidentClosed closed, JournalRecord record) =>
    [
        .. _diagnosis.HeaderIfMissing(_state),
        Line("END", $"{Words.Of(closed.End)} after {Words.Span(record.At - _state.OpenedAt)}: {closed.Summary}"),
        Line("AUDIT", $"{record.Sequence} records · chain {(_chain.IsIntact ? "ok" : "BROKEN")}"),
    ];

    /// <summary>One line, whatever the text holds: nothing that a record quotes can begin another line or repaint this one.</summary>
    internal static string Line(string label, string text) => $"{label,-8}{Words.OneLine(text)}".TrimEnd();
}
