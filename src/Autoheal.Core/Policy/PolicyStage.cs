using System.Diagnostics;
using Autoheal.Approvals;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;

namespace Autoheal.Policy;

/// <summary>Judges a plan: facts first, then the gate, then either the end, a question to people, or the way to execution.</summary>
internal sealed class PolicyStage(PolicyGate gate, PolicyFacts facts, ApprovalLedger approvals, PolicyBook book) : IIncidentStage
{
    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Judging];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var proposal = state.Proposal!;
        var decisions = new List<PolicyDecision>();
        var inputs = new List<PolicyInput>();
        for (var step = 0; step < proposal.Plan.Steps.Count; step++)
        {
            var input = await facts.GatherAsync(
                state, proposal.Plan, step, proposal.TargetUnhealthy, proposal.LastChangeByPerson, cancellationToken);
            inputs.Add(input);
            decisions.Add(Decide(input));
        }

        var strictest = decisions.MinBy(decision => decision.Verdict)!;
        var plan = Bind(proposal.Plan, [.. decisions.Select(decision => decision.Obligations)]);
        var decided = Describe(plan, strictest, decisions) with
        {
            ActionsOnWorkloadLastHour = inputs[^1].ActionsOnWorkloadLastHour,
            Facts = [.. inputs.Select(DecisionFacts.Of)],
            WorkloadLimitPerHour = book.For(inputs[^1]).ActionsPerWorkloadPerHour,
        };
        return strictest.Verdict switch
        {
            Verdict.Allow => StageResult.Of(decided),
            Verdict.RequireApproval => StageResult.Of(decided, approvals.Request(state, plan, decided)),
            _ when plan.UndoOf is null && FindShadow(inputs) is { } wouldBe => Shadow(state, decided, wouldBe),
            _ => StageResult.Of([decided, .. Escalation.Events(state, strictest.Sentence, IncidentEnd.Denied)]),
        };
    }

    /// <summary>The plan as it is hashed: with the obligations that policy attached to its steps.</summary>
    public static RemediationPlan Bind(RemediationPlan plan, IReadOnlyList<IReadOnlyList<Obligation>> obligations) => plan with
    {
        Steps = [.. plan.Steps.Select((step, index) => step with { Obligations = obligations[index] })],
    };

    /// <summary>What would have been decided, when it is the shadow alone that forbids; null when something else does.</summary>
    private PolicyDecision? FindShadow(IReadOnlyList<PolicyInput> inputs)
    {
        if (inputs.All(input => input.Autonomy != AutonomyLevel.Shadow) || inputs.Any(input => input.Autonomy is null or AutonomyLevel.Observe))
        {
            return null;
        }

        var wouldBe = inputs.Select(input => gate.Decide(input with { Autonomy = AutonomyLevel.Autonomous })).MinBy(decision => decision.Verdict)!;
        return wouldBe.Verdict == Verdict.Deny ? null : wouldBe;
    }

    /// <summary>People are told what would have been done; they decide, and nothing runs.</summary>
    private static StageResult Shadow(IncidentState state, PolicyDecided decided, PolicyDecision wouldBe) => StageResult.Of(
        decided,
        new ShadowPlanned { PlanHash = decided.PlanHash, WouldBe = wouldBe.Verdict, Sentence = wouldBe.Sentence },
        new IncidentEscalated { Reason = "advice only: a person has to act", NextChecks = state.Diagnosis?.Brief.NextChecks ?? [] });

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
