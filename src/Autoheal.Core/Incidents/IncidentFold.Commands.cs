using Autoheal.Execution.Staging;
using Autoheal.Journal.Events;

namespace Autoheal.Incidents;

/// <content>What people asked of the incident.</content>
internal static partial class IncidentFold
{
    private static IncidentState Command(IncidentState state, CommandGiven given, DateTimeOffset at)
    {
        state = state with { InboxItems = state.InboxItems.Add(given.InboxItem) };
        return given switch
        {
            { Counted: false } => state,
            { Verb: IncidentVerb.Undo, IntentId: { } intent, UndoIncident: { } undo } => state with { Undos = state.Undos.SetItem(intent, undo) },
            _ when state.IsClosed => state,
            { Verb: IncidentVerb.Take } => Take(StopWaiting(state) with { TakenBy = given.PersonId }, at),
            { Verb: IncidentVerb.Hold, HoldUntil: { } until } when !(until <= state.HeldUntil) => state with { HeldUntil = until, HeldBy = given.PersonId },
            { Verb: IncidentVerb.Release } => Release(state with { TakenBy = null, HeldUntil = null, HeldBy = null }, at),
            { Verb: IncidentVerb.Pursue, HypothesisRank: { } rank } => DropPlan(Enter(StopWaiting(state), IncidentPhase.Planning, at), code: null) with
            {
                Pursuit = (rank, given.PersonId),
            },
            _ => state,
        };
    }

    /// <summary>
    /// Whoever does something else puts the end of a temporary change off until that is settled. What comes then is not the change that was waited for: it
    /// counts, and it ends, by itself.
    /// </summary>
    private static IncidentState StopWaiting(IncidentState state) => state.Phase == IncidentPhase.Holding ? state with { Revert = null } : state;

    /// <summary>What is under way is brought to its end; everything else stops here.</summary>
    private static IncidentState Take(IncidentState state, DateTimeOffset at) =>
        state.IsAtWork || state.Phase == IncidentPhase.Shadowing ? state : Enter(state, IncidentPhase.Taken, at);

    private static IncidentState Release(IncidentState state, DateTimeOffset at) => state.Phase == IncidentPhase.Taken
        ? DropPlan(Enter(state, IncidentPhase.Collecting, at), code: null)
        : state;

    /// <summary>Nothing that is new begins while a person has the incident. An action of which parts are in place is stopped where it is carried out.</summary>
    private static IncidentPhase Permitted(IncidentState state, IncidentPhase phase) => state.TakenBy is not null
        && (phase is IncidentPhase.Collecting or IncidentPhase.Reasoning or IncidentPhase.Planning or IncidentPhase.Judging or IncidentPhase.AwaitingApproval
            || (phase == IncidentPhase.Executing && StageProgress.Passed(state).Count == 0))
        ? IncidentPhase.Taken
        : phase;
}
