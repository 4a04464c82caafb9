using Autoheal.Journal.Events;

namespace Autoheal.Incidents;

/// <content>What people answered, and took back.</content>
internal static partial class IncidentFold
{
    private static IncidentState Answer(IncidentState state, ApprovalAnswered answered, DateTimeOffset at, string? causation)
    {
        state = state with { InboxItems = state.InboxItems.Add(answered.InboxItem) };
        if (!answered.Counted || state.Request?.Id != answered.RequestId || state.Phase != IncidentPhase.AwaitingApproval)
        {
            return state;
        }

        state = state with { Answers = state.Answers.Add((answered, at)) };
        return HasQuorum(state) ? Enter(state, IncidentPhase.Executing, at) : state;
    }

    /// <summary>Without its quorum a plan that has not begun goes back to the people.</summary>
    private static IncidentState Revoke(IncidentState state, ApprovalRevoked revoked, DateTimeOffset at)
    {
        state = state with { InboxItems = state.InboxItems.Add(revoked.InboxItem) };
        if (!revoked.Counted || state.Request?.Id != revoked.RequestId)
        {
            return state;
        }

        state = state with
        {
            Answers = state.Answers.RemoveAll(entry => entry.Answer.PersonId == revoked.PersonId),
            RevokedBy = state.RevokedBy.Add(revoked.PersonId),
        };
        return state.Phase == IncidentPhase.Executing && !HasQuorum(state) ? Enter(state, IncidentPhase.AwaitingApproval, at) : state;
    }

    private static bool HasQuorum(IncidentState state) => state.Answers
        .Where(entry => entry.Answer.Approve).Select(entry => entry.Answer.PersonId).Distinct().Count() >= state.Request!.Requirement.Quorum;
}
