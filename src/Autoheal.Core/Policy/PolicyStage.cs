using System.Diagnostics;
using Autoheal.Approvals;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy;

/// <summary>Judges a plan: facts first, then the gate, then either the end, a question to people, or the way to execution.</summary>
internal sealed class PolicyStage(PolicyGate gate, PolicyFacts facts, ApprovalLedger approvals, IOptions<PolicyOptions> options) : IIncidentStage
{
    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Judging];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var proposal = state.Proposal!;
        var decisions = new List<PolicyDecision>();
        PolicyInput? input = null;
        for (var step = 0; step < proposal.Plan.Steps.Count; step++)
        {
            input = await facts.GatherAsync(
                state, proposal.Plan, step, proposal.TargetUnhealthy, proposal.LastChangeByPerson, cancellationToken);
            decisions.Add(Decide(input));
        }

        var strictest = decisions.MinBy(decision => decision.Verdict)!;
        var plan = Bind(proposal.Plan, [.. decisions.Select(decision => decision.Obligations)]);
        var decided = Describe(plan, strictest, decisions) with
        {
            ActionsOnWorkloadLastHour = input!.ActionsOnWorkloadLastHour,
            WorkloadLimitPerHour = options.Value.ActionsPerWorkloadPerHour,
        };
        return strictest.Verdict switch
        {
            Verdict.Allow => StageResult.Of(decided),
            Verdict.RequireApproval => StageResult.Of(decided, approvals.Request(state, plan, decided)),
            _ => StageResult.Of([decided, .. Escalation.Events(state, strictest.Sentence, IncidentEnd.Denied)]),
        };
    }

    /// <summary>The plan as it is hashed: with the obligations that policy attached to its steps.</summary>
    public static RemediationPlan Bind(RemediationPlan plan, IReadOnlyList<IReadOnlyList<Obligation>> obligations) => plan with
    {
        Steps = [.. plan.Steps.Select((step, index) => step with { Obligations = obligations[index] })],
    };

    private PolicyDecision Decide(PolicyInput input)
    {
        var started = Stopwatch.GetTimestamp();
        var decision = gate.Decide(input);
        AutohealTelemetry.RecordDecision(Stopwatch.GetElapsedTime(started));
        return decision;
    }

    private static PolicyDecided Describe(RemediationPlan plan, PolicyDecision strictest, IReadOnlyList<PolicyDecision> decisions) => new()
    {
        PlanHash = PlanHash.Compute(plan),
        Verdict = strictest.Verdict,
        Sentence = strictest.Sentence,
        Reasons = strictest.Reasons,
        Obligations = [.. decisions.Select(decision => decision.Obligations)],
        Approval = strictest.Approval,
        PolicyVersion = strictest.PolicyVersion,
    };
}
