using Autoheal.Catalogue;
using Autoheal.Execution;
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
            },
        };
    }

    /// <summary>What an answer is worth. Every answer goes on record, counted or not.</summary>
    public async ValueTask<ApprovalAnswered> AnswerAsync(
        IncidentState state, ApprovalSubmission submission, string inboxItem, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(submission.PersonId, cancellationToken);
        var refusal = Refuse(state, submission, person);
        var role = person is null || state.Request is null ? null : RoleOf(person, state.Request);
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
        };
    }

    /// <summary>
    /// Whether the counted approvals make the quorum now: the same people, with the roles they hold now. Null when they do, else why not.
    /// </summary>
    public async ValueTask<string?> RecheckAsync(ApprovedAction approved, CancellationToken cancellationToken)
    {
        if (approved.Request is not { } request)
        {
            return approved.Decision.Verdict == Verdict.Allow ? null : "nobody was asked";
        }

        if (request.PlanHash != approved.PlanHash)
        {
            return "the approvals are for another plan";
        }

        var counted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var approval in approved.Approvals)
        {
            var person = await people.FindAsync(approval.PersonId, cancellationToken);
            var valid = approval.RequestId == request.Id
                && approval.PlanHash == approved.PlanHash
                && approval.At < request.ExpiresAt
                && person is not null
                && !IsProposer(person, request)
                && RoleOf(person, request) is not null;
            if (valid)
            {
                // The directory's spelling: one person stays one, however an answer wrote the id.
                counted.Add(person!.Id);
            }
        }

        return counted.Count >= request.Requirement.Quorum
            ? null
            : $"{counted.Count} of {request.Requirement.Quorum} approvals still count";
    }

    /// <summary>The step together with what let it pass, from durable events alone.</summary>
    public static ApprovedAction Approve(IncidentState state, int step)
    {
        var decided = state.Decision!;
        var decision = new PolicyDecision(
            decided.Verdict, decided.Sentence, decided.Reasons, decided.Obligations[step], decided.Approval, decided.PolicyVersion);
        var approvals = state.Answers
            .Where(entry => entry.Answer is { Counted: true, Approve: true })
            .Select(entry => new ApprovalDecision(entry.Answer.RequestId, entry.Answer.PlanHash, entry.Answer.PersonId, entry.At));
        var plan = PolicyStage.Bind(state.Proposal!.Plan, decided.Obligations);
        return new ApprovedAction(plan, step, decided.PlanHash, decision, state.Request, approvals);
    }

    private string? Refuse(IncidentState state, ApprovalSubmission submission, Person? person)
    {
        if (state.Phase != IncidentPhase.AwaitingApproval || state.Request is not { } request || request.Id != submission.RequestId)
        {
            return "the request is not open";
        }

        if (submission.PlanHash != request.PlanHash)
        {
            return "the answer is for another plan";
        }

        if (submission.Nonce != request.Nonce)
        {
            return "the answer does not repeat the request's nonce";
        }

        if (clock.GetUtcNow(state) >= request.ExpiresAt)
        {
            return "the request has expired";
        }

        if (person is null)
        {
            return "the person is not known";
        }

        if (IsProposer(person, request))
        {
            return "the proposer cannot approve";
        }

        if (RoleOf(person, request) is null)
        {
            return $"the person holds none of the roles {string.Join(", ", request.Requirement.Roles)}";
        }

        if (state.Answers.Any(entry => entry.Answer.PersonId == person.Id))
        {
            return "the person has already answered";
        }

        return submission.Approve && request.MustType is { } name && submission.TypedName != name
            ? $"a destructive plan needs the name {name} to be typed"
            : null;
    }

    private static bool IsProposer(Person person, ApprovalRequest request) => request.Proposer == $"person:{person.Id}";

    private static string? RoleOf(Person person, ApprovalRequest request) =>
        request.Requirement.Roles.FirstOrDefault(role => person.Roles.Contains(role, StringComparer.Ordinal));
}
