using Autoheal.Approvals.Grants;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Approvals;

/// <summary>
/// While people think: reminds them, tells others, lets the request expire, and withdraws the plan as soon as it no longer fits the world. Answers
/// come in through the inbox.
/// </summary>
internal sealed class ApprovalStage(PlanRecheck recheck, ApprovalReminders reminders, GrantUse grants, IOptions<AutohealOptions> options, SteadyClock clock) : IIncidentStage
{
    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.AwaitingApproval];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var request = state.Request!;
        var now = clock.GetUtcNow(state);
        if (now >= request.ExpiresAt)
        {
            const string Reason = "nobody approved in time";
            return StageResult.Of(
            [
                new PlanVoided { PlanHash = request.PlanHash, Code = VoidCodes.Expired, Reason = Reason },
                .. Escalation.Events(state, Reason),
            ]);
        }

        var plan = PolicyStage.Bind(state.Proposal!.Plan, state.Decision!.Obligations);
        var result = await recheck.CheckAsync(state, plan, step: 0, cancellationToken);
        if (result.Code is { } code)
        {
            return PlanVoiding.Events(state, request.PlanHash, code, result.Reason!);
        }

        if (await grants.AnswerAsync(state, now, cancellationToken) is { Count: > 0 } answers)
        {
            return StageResult.Of(answers);
        }

        if (reminders.Due(state, now) is { } due)
        {
            return StageResult.Of(due);
        }

        var next = now + options.Value.RecheckInterval;
        return StageResult.WaitUntil(next < request.ExpiresAt ? next : request.ExpiresAt);
    }
}
