using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;
using Microsoft.Extensions.Options;

namespace Autoheal.Planning;

/// <summary>Decides what follows from a diagnosis: another look, a plan, or the end.</summary>
internal sealed class PlanningStage(Planner planner, IOptions<AutohealOptions> options, SteadyClock clock) : IIncidentStage
{
    private const int MaxVoidedPlans = 3;

    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Planning];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var diagnosis = state.Diagnosis!;
        return diagnosis.Outcome switch
        {
            DiagnosisOutcome.Healthy => Settle(state),
            DiagnosisOutcome.Unknown => LookAgain(state, "no cause is supported well enough yet")
                ?? Escalation.Close(state, "the cause is unknown; a person has to go on"),
            _ => await PlanAsync(state, diagnosis, cancellationToken),
        };
    }

    private StageResult Settle(IncidentState state)
    {
        if (state.Executions.Any(execution => execution.Verdict == Verification.VerificationVerdict.Effect))
        {
            return End(IncidentEnd.Healed, "the repair holds and nothing else is wrong");
        }

        // One quiet look may fall between two crashes: healthy is said after the second.
        if (state.Looks < 2 && LookAgain(state, "nothing is wrong at this moment") is { } again)
        {
            return again;
        }

        return state.VoidedPlans > 0 || state.Executions.Count > 0
            ? End(IncidentEnd.Recovered, "health returned by itself; nothing is left to do")
            : End(IncidentEnd.Healthy, "nothing is wrong: the alert is stale and no action is needed");
    }

    private StageResult? LookAgain(IncidentState state, string reason) => state.Looks < options.Value.MaxLooks
        ? StageResult.Of(new ObservationScheduled { At = clock.GetUtcNow(state) + options.Value.LookAgainAfter, Reason = reason })
        : null;

    private async ValueTask<StageResult> PlanAsync(IncidentState state, Diagnosis diagnosis, CancellationToken cancellationToken)
    {
        if (state.FailedActions >= options.Value.MaxFailedActions)
        {
            return Escalation.Close(state, $"{state.FailedActions} actions did not help; a person has to go on");
        }

        if (state.VoidedPlans >= MaxVoidedPlans)
        {
            return Escalation.Close(state, $"{state.VoidedPlans} plans fell through, last because: {state.LastVoidCode}");
        }

        var result = await planner.PlanAsync(state, diagnosis, cancellationToken);
        if (result is { Plan: { } plan, Ready: { } ready })
        {
            return StageResult.Of(new PlanProposed
            {
                Plan = plan,
                Refusals = result.Refusals,
                TargetUnhealthy = ready.TargetUnhealthy,
                LastChangeByPerson = ready.LastChangeByPerson,
            });
        }

        var reason = result.Refusals.Count > 0 ? result.Refusals[0].Reason : "no action of the catalogue repairs this cause";
        return StageResult.Of([new PlanAbsent { Refusals = result.Refusals }, .. Escalation.Events(state, reason)]);
    }

    private static StageResult End(IncidentEnd end, string summary) => StageResult.Of(new IncidentClosed { End = end, Summary = summary });
}
