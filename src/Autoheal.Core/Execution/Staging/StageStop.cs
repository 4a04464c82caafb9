using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.Execution.Staging;

/// <summary>
/// What follows when a plan does not go on: before its first part it falls through, after that what is in place is undone when that disturbs nothing, or
/// left, recorded and handed to a person. Nothing half done is forgotten.
/// </summary>
internal static class StageStop
{
    public static IReadOnlyList<JournalEvent> Events(IncidentState state, string planHash, string code, string reason)
    {
        var passed = StageProgress.Passed(state);
        if (passed.Count == 0)
        {
            return PlanVoiding.Events(state, planHash, code, reason).Events;
        }

        var action = passed[0].Action;
        var stopped = new StagesStopped
        {
            PlanHash = planHash,
            Passed = passed.Count,
            Code = code,
            Reason = reason,
            Undo = action.Compensation is { Available: true, Disturbs: false } && code is not (VoidCodes.Drifted or VoidCodes.PersonAtWork or VoidCodes.Taken),
        };
        return stopped.Undo ? [stopped] : [stopped, .. Leave(state, passed, code, reason)];
    }

    /// <summary>Tells of the parts that stay in place when nobody can tell what became of the next one.</summary>
    public static IReadOnlyList<JournalEvent> Drift(IncidentState state) =>
        StageProgress.Passed(state) is { Count: > 0 } passed ? [DriftOf(passed, "what became of the next one cannot be told")] : [];

    private static IReadOnlyList<JournalEvent> Leave(IncidentState state, IReadOnlyList<ExecutionState> passed, string code, string reason) =>
    [
        DriftOf(passed, reason),
        .. Escalation.Events(
            state,
            $"{passed[0].Action.Action} stopped half way: {reason}",
            code is VoidCodes.PersonAtWork or VoidCodes.Taken ? IncidentEnd.HandedOver : IncidentEnd.Escalated),
    ];

    private static DriftRecorded DriftOf(IReadOnlyList<ExecutionState> passed, string reason)
    {
        var action = passed[0].Action;
        var last = StagePlan.PartOf(passed[^1]);
        return new DriftRecorded { Object = action.Target, Text = $"{action.Action} stays at {last?.Summary ?? "a part of the change"}: {reason}" };
    }
}
