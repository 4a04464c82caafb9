using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.Approvals.Grants;

/// <summary>Answers an open request with the approvals that people gave in advance, each as its own person's answer.</summary>
internal sealed class GrantUse(GrantBook book, IPeopleDirectory people)
{
    /// <summary>The answers; none when nobody approved this in advance.</summary>
    public async ValueTask<IReadOnlyList<JournalEvent>> AnswerAsync(IncidentState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var plan = state.Proposal!.Plan;
        if (state.Request!.MustType is not null || IsSomebodyAtWork(state))
        {
            return [];
        }

        var answers = new List<ApprovalAnswered>();
        foreach (var grant in await book.ReadStandingAsync(now, cancellationToken))
        {
            var person = GrantCover.Covers(grant, plan) ? await people.FindAsync(grant.PersonId, cancellationToken) : null;
            if (person is not null && IsFree(state, person, answers) && !Approvers.IsProposer(person, plan.Proposer)
                && Approvers.RoleOf(person, state.Request) is { } role)
            {
                answers.Add(Answer(state.Request, grant, person, role));
            }
        }

        return answers;
    }

    /// <summary>Who gave an approval in advance did not know that somebody would be at work.</summary>
    private static bool IsSomebodyAtWork(IncidentState state) =>
        state.Proposal!.LastChangeByPerson is { } change && change.At >= state.BeganAt;

    private static bool IsFree(IncidentState state, Person person, List<ApprovalAnswered> answers) =>
        !state.Answers.Any(entry => entry.Answer.PersonId == person.Id)
        && !state.RevokedBy.Contains(person.Id)
        && !answers.Any(answer => answer.PersonId == person.Id);

    private static ApprovalAnswered Answer(ApprovalRequest request, ApprovalGrant grant, Person person, string role) => new()
    {
        RequestId = request.Id,
        InboxItem = $"{request.Id}/{grant.Id}",
        PersonId = person.Id,
        Approve = true,
        Counted = true,
        PlanHash = request.PlanHash,
        Role = role,
        Grant = grant.Id,
        Note = $"in advance by {grant.Id}",
    };
}
