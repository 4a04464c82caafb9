using Autoheal.Approvals;
using Autoheal.Hosting.Approvals;
using Autoheal.Hosting.Incidents;
using Autoheal.Incidents;

namespace Autoheal.Cli.Stores;

/// <summary>The open requests of the local store.</summary>
internal sealed class LocalRequests(LocalStore store, TimeProvider clock) : IOpenRequests
{
    public async Task<RequestView> GetAsync(string requestId, CancellationToken cancellationToken)
    {
        var (request, plan) = await FindAsync(requestId, cancellationToken);
        return RequestView.Of(request, plan);
    }

    public async Task<string> AnswerAsync(RequestView request, ApprovalBody answer, CancellationToken cancellationToken)
    {
        var (stored, _) = await FindAsync(request.Id, cancellationToken);
        var submission = new ApprovalSubmission
        {
            RequestId = stored.Id,
            PlanHash = answer.PlanHash!,
            Nonce = stored.Nonce,
            PersonId = store.PersonId,
            Approve = answer.Approve == true,
            Reason = answer.Reason,
            TypedName = answer.TypedName,
        };
        await new ApprovalDesk(store.OpenInbox(), clock, new RandomNonces()).SubmitAsync(submission, cancellationToken);
        return submission.PersonId;
    }

    public async Task<string> RevokeAsync(string requestId, string? reason, CancellationToken cancellationToken)
    {
        var request = IncidentIds.IsRequest(requestId)
            ? await new IncidentDirectory(store.OpenJournal()).FindRevocableAsync(requestId, cancellationToken)
            : null;
        var submission = new ApprovalSubmission
        {
            RequestId = requestId,
            PlanHash = (request ?? throw ToolException.BadInput($"no request that is called '{requestId}' waits in '{store.Home}': its action has begun, or it is closed")).PlanHash,
            Nonce = request.Nonce,
            PersonId = store.PersonId,
            Revoke = true,
            Reason = reason,
        };
        await new ApprovalDesk(store.OpenInbox(), clock, new RandomNonces()).SubmitAsync(submission, cancellationToken);
        return submission.PersonId;
    }

    public void Dispose()
    {
    }

    private async Task<(ApprovalRequest Request, Planning.RemediationPlan Plan)> FindAsync(string requestId, CancellationToken cancellationToken)
    {
        var found = IncidentIds.IsRequest(requestId)
            ? await new IncidentDirectory(store.OpenJournal()).FindRequestAsync(requestId, cancellationToken)
            : null;
        return found ?? throw ToolException.BadInput($"no open request is called '{requestId}' in '{store.Home}'; autoheal incidents lists them");
    }
}
