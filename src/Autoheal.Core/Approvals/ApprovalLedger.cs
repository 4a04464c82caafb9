using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Execution.Staging;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Approvals;

/// <summary>
/// Asks, and decides which answers count. A request is stored and answers are stored; nothing here waits for anybody.
/// </summary>
internal sealed class ApprovalLedger(IPeopleDirectory people, INonceSource nonces, SteadyClock clock)
{
    private const string NotOpen = "the request is not open";

    public ApprovalRequested Request(IncidentState state, RemediationPlan plan, PolicyDecided decided)
    {
        var now = clock.GetUtcNow(state);
        return new ApprovalRequested
        {
            Request = new ApprovalRequest
            {
                Id = $"{state.Id}.{state.RequestCount + 1}",
                IncidentId = state.Id,
                PlanHash = decided.PlanHash,
                Nonce = nonces.Next(),
                Proposer = plan.Proposer,
                Requirement = decided.Approval!,
                RequestedAt = now,
                ExpiresAt = now.AddSeconds(decided.Approval!.ExpiresAfterSeconds),
                MustType = plan.Steps.FirstOrDefault(step => step.Risk == ActionRisk.Destructive)?.Target.Name,
                Steps = RequestedStep.Of(plan),
            },
        };
    }

    /// <summary>What an answer is worth. Every answer goes on record, counted or not.</summary>
    public async ValueTask<ApprovalAnswered> AnswerAsync(
        IncidentState state, ApprovalSubmission submission, string inboxItem, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(submission.PersonId, cancellationToken);
        var refusal = Refuse(state, submission, person);
        var role = person is null || state.Request is null ? null : Approvers.RoleOf(person, state.Request);
        return new ApprovalAnswered
        {
            RequestId = submission.RequestId,
            InboxItem = inboxItem,
            PersonId = person?.Id ?? submission.PersonId,
            Approve = submission.Approve,
            Counted = refusal is null,
            PlanHash = submission.PlanHash,
            Role = refusal is null ? role : null,
            Note = refusal ?? (submission.Approve ? "requester ≠ approver" : "rejected"),
            Where = submission.Where,
            MessageHash = submission.MessageHash,
        };
    }

    /// <summary>What taking back an approval is worth. It goes on record, counted or not.</summary>
    public async ValueTask<ApprovalRevoked> RevokeAsync(
        IncidentState state, ApprovalSubmission submission, string inboxItem, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(submission.PersonId, cancellationToken);
        var id = person?.Id ?? submission.PersonId;
        var refusal = state.Phase is not (IncidentPhase.AwaitingApproval or IncidentPhase.Executing) || StageProgress.Passed(state).Count > 0 ? "the action has begun, or the request is closed"
            : MismatchOf(state.Request, submission)
            ?? (state.Answers.Any(entry => entry.Answer.Approve && entry.Answer.PersonId == id) ? null : "the person has not approved");
        return new ApprovalRevoked
        {
            RequestId = submission.RequestId,
            InboxItem = inboxItem,
            PersonId = id,
            Counted = refusal is null,
            Note = refusal ?? "the approval no longer counts",
        };
    }

    /// <summary>The step together with what let it pass, from durable events alone.</summary>
    public static ApprovedAction Approve(IncidentState state, int step)
    {
        var decided = state.Decision!;
        var decision = new PolicyDecision(
            decided.Verdict, decided.Sentence, decided.Reasons, decided.Obligations[step], decided.Approval, decided.PolicyVersion);
        var approvals = state.Answers
            .Where(entry => entry.Answer is { Counted: true, Approve: true })
            .Select(entry => new ApprovalDecision(entry.Answer.RequestId, entry.Answer.PlanHash, entry.Answer.PersonId, entry.At, entry.Answer.Grant));
        var plan = PolicyStage.Bind(state.Proposal!.Plan, decided.Obligations);
        return new ApprovedAction(plan, step, decided.PlanHash, decision, state.Request, approvals);
    }

    private string? Refuse(IncidentState state, ApprovalSubmission submission, Person? person)
    {
        if (state.Phase != IncidentPhase.AwaitingApproval || state.Request is not { } request)
        {
            return NotOpen;
        }

        if (MismatchOf(request, submission) is { } mismatch)
        {
            return mismatch;
        }

        if (clock.GetUtcNow(state) >= request.ExpiresAt)
        {
            return "the request has expired";
        }

        if (person is null)
        {
            return "the person is not known";
        }

        if (Approvers.IsProposer(person, request.Proposer))
        {
            return "the proposer cannot approve";
        }

        if (Approvers.RoleOf(person, request) is null)
        {
            return $"the person holds none of the roles {string.Join(", ", request.Requirement.Roles)}";
        }

        if (state.Answers.Any(entry => entry.Answer.PersonId == person.Id))
        {
            return "the person has already answered";
        }

        if (submission.Approve && state.RevokedBy.Contains(person.Id))
        {
            return "the person has taken back their approval of this request";
        }

        return submission.Approve && request.MustType is { } name && submission.TypedName != name
            ? $"a destructive plan needs the name {name} to be typed"
            : null;
    }

    /// <summary>Why what a person sent is not about the request; null when it is.</summary>
    private static string? MismatchOf(ApprovalRequest? request, ApprovalSubmission submission)
    {
        if (request is null || request.Id != submission.RequestId)
        {
            return NotOpen;
        }

        if (submission.PlanHash != request.PlanHash)
        {
            return "the answer is for another plan";
        }

        return submission.Nonce != request.Nonce ? "the answer does not repeat the request's nonce" : null;
    }
}
