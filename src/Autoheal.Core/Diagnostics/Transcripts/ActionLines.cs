using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Verification;

namespace Autoheal.Diagnostics.Transcripts;

/// <summary>The lines that say who approved, what was done and what proves it.</summary>
internal static class ActionLines
{
    public static IEnumerable<string> Requested(ApprovalRequested requested)
    {
        var request = requested.Request;
        var who = $"{Words.Count(request.Requirement.Quorum, "person")} of {string.Join(", ", request.Requirement.Roles)}".Replace("persons", "people", StringComparison.Ordinal);
        yield return TranscriptWriter.Line("ASK", $"{request.Id}: {who}   expires {Words.Time(request.ExpiresAt)}");
        foreach (var condition in request.Steps.SelectMany(step => step.Conditions ?? []))
        {
            yield return TranscriptWriter.Line("", condition);
        }
    }

    public static IEnumerable<string> Answered(IncidentState state, ApprovalAnswered answered)
    {
        var person = $"{Words.Plain(answered.PersonId)}{Words.Place(answered.Where)}";
        if (!answered.Counted)
        {
            return [TranscriptWriter.Line("APPROVE", $"{Words.Plain(answered.PersonId)}'s answer{Words.Place(answered.Where)} does not count: {answered.Note}")];
        }

        var expires = state.Request is { } request ? $"   expires {Words.Time(request.ExpiresAt)}" : "";
        return [TranscriptWriter.Line(answered.Approve ? "APPROVE" : "REJECT", $"{person} ({answered.Role}; {answered.Note}){Shown(answered)}{expires}")];
    }

    /// <summary>The hash of what the person was shown, so that it can be told apart from another message.</summary>
    private static string Shown(ApprovalAnswered answered) =>
        answered.MessageHash is { Length: >= 8 } hash ? $"   message {Words.Plain(hash)[..8]}…" : "";

    public static IEnumerable<string> Revoked(ApprovalRevoked revoked) =>
        [TranscriptWriter.Line("REVOKE", $"{Words.Plain(revoked.PersonId)}{(revoked.Counted ? "" : " without effect")}: {revoked.Note}")];

    public static IEnumerable<string> Escalated(ApprovalEscalated escalated)
    {
        var whom = escalated.Roles.Count == 0 ? "nobody else is to be told" : $"{string.Join(", ", escalated.Roles)} are told";
        return [TranscriptWriter.Line("TELL", $"{escalated.RequestId} is still unanswered: {whom}   expires {Words.Time(escalated.ExpiresAt)}")];
    }

    public static IEnumerable<string> Completed(IncidentState state, ActionCompleted completed)
    {
        var execution = state.LastExecution!;
        var label = execution.Intent.Operation == PermitOperation.Compensate ? "UNDO" : "DO";
        var status = completed.Status == ActionStatus.Applied ? "" : $"{completed.Status.ToString().ToLowerInvariant()}: ";
        return [TranscriptWriter.Line(label, $"{execution.Action.Action} {execution.Action.Target.Path}: {status}{completed.Message}")];
    }

    public static IEnumerable<string> Verified(IncidentState before, VerificationConcluded concluded, DateTimeOffset at)
    {
        var since = before.LastExecution?.AppliedAt is { } applied ? $" in {Words.Span(at - applied)}" : "";
        var looks = string.Join("  ", concluded.Observations.Select(Describe));
        var verdict = concluded switch
        {
            { Operation: PermitOperation.Compensate, Verdict: VerificationVerdict.Effect } => "restored",
            { Operation: PermitOperation.Compensate } => "NOT restored",
            { Verdict: VerificationVerdict.Effect, SymptomsRemain: true } => "kept; something else is still wrong",
            { Verdict: VerificationVerdict.Effect } => "healed",
            { Verdict: VerificationVerdict.Harm } => "harm: to be undone",
            _ => "no effect",
        };
        return [TranscriptWriter.Line("VERIFY", $"{looks}  → {verdict}{since}")];
    }

    /// <summary>A tick means good: for what must become true that it is, for harm that it is not.</summary>
    private static string Describe(PredicateObservation observation)
    {
        var isHarm = observation.Kind is PredicateKinds.FewerAvailable or PredicateKinds.NewWarnings;
        var good = observation.State == (isHarm ? PredicateState.Fails : PredicateState.Holds);
        var mark = observation.State == PredicateState.Unknown ? "?" : good ? "✓" : "✗";
        return $"{observation.Text} {mark}";
    }
}
