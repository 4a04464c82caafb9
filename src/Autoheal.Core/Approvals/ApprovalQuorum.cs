using Autoheal.Approvals.Grants;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Policy;

namespace Autoheal.Approvals;

/// <summary>Counts approvals again right before execution: the same plan, the same people, with the roles that they hold now.</summary>
internal sealed class ApprovalQuorum(IPeopleDirectory people, GrantBook grants, SteadyClock clock)
{
    /// <summary>Null when the counted approvals make the quorum now, else why not.</summary>
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

        if (!ShowedThePlan(approved))
        {
            return "people were shown another change than the plan's";
        }

        var counted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var approval in approved.Approvals)
        {
            if (await FindWhoCountsAsync(approval, approved, request, cancellationToken) is { } person)
            {
                // The directory's spelling: one person stays one, however an answer wrote the id.
                counted.Add(person.Id);
            }
        }

        return counted.Count >= request.Requirement.Quorum
            ? null
            : $"{counted.Count} of {request.Requirement.Quorum} approvals still count";
    }

    private static bool ShowedThePlan(ApprovedAction approved)
    {
        var steps = RequestedStep.Of(approved.Plan);
        var shown = approved.Request!.Steps;
        return shown.Count == steps.Count && shown.Zip(steps).All(pair => pair.First.ShowsTheSameAs(pair.Second));
    }

    private async ValueTask<Person?> FindWhoCountsAsync(
        ApprovalDecision approval, ApprovedAction approved, ApprovalRequest request, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(approval.PersonId, cancellationToken);
        var valid = approval.RequestId == request.Id
            && approval.PlanHash == approved.PlanHash
            && approval.At < request.ExpiresAt
            && person is not null
            && !Approvers.IsProposer(person, request.Proposer)
            && !Approvers.IsProposer(person, approved.Plan.Proposer)
            && Approvers.RoleOf(person, request) is not null;
        return valid && await StandsAsync(approval, approved, cancellationToken) ? person : null;
    }

    /// <summary>An approval in advance has to stand at this moment, and to cover this plan.</summary>
    private async ValueTask<bool> StandsAsync(ApprovalDecision approval, ApprovedAction approved, CancellationToken cancellationToken)
    {
        if (approval.Grant is not { } id)
        {
            return true;
        }

        var standing = await grants.ReadStandingAsync(clock.GetUtcNow(), cancellationToken);
        return standing.Any(grant => grant.Id == id && grant.PersonId == approval.PersonId && GrantCover.Covers(grant, approved.Plan));
    }
}
