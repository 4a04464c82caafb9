using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Microsoft.Extensions.Options;

namespace Autoheal.Approvals;

/// <summary>When people who were asked are reminded, and when others are told. What was missed while the host was down is made up for once, not twice.</summary>
internal sealed class ApprovalReminders(IOptions<ApprovalOptions> options)
{
    /// <summary>What is due now; null when nothing is.</summary>
    public JournalEvent? Due(IncidentState state, DateTimeOffset now)
    {
        var request = state.Request!;
        if (!state.RequestEscalated && now >= At(request, options.Value.EscalateAfter))
        {
            return new ApprovalEscalated { RequestId = request.Id, Roles = [.. options.Value.EscalationRoles], ExpiresAt = request.ExpiresAt };
        }

        return !state.Reminded && now >= At(request, options.Value.RemindAfter)
            ? new ApprovalReminded { RequestId = request.Id, Roles = request.Requirement.Roles, Missing = Missing(state, request) }
            : null;
    }

    private static DateTimeOffset At(ApprovalRequest request, double share) =>
        request.RequestedAt + ((request.ExpiresAt - request.RequestedAt) * share);

    private static int Missing(IncidentState state, ApprovalRequest request) =>
        request.Requirement.Quorum - state.Answers.Where(entry => entry.Answer.Approve).Select(entry => entry.Answer.PersonId).Distinct().Count();
}
