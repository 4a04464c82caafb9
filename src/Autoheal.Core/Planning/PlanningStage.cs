using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;
using Microsoft.Extensions.Options;

namespace Autoheal.Planning;

/// <summary>Decides what follows from a diagnosis: another look, a plan, or the end.</summary>
internal sealed class PlanningStage(Planner planner, UndoPlanner undos, IOptions<AutohealOptions> options, SteadyClock clock) : IIncidentStage
{
    private const int MaxVoidedPlans = 3;

    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Planning];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        if (state.Undo is { } undo)
        {
            return await undos.PlanAsync(state, undo, cancellationToken);
        }

        var diagnosis = state.Diagnosis!;
        if (state.Pursuit is { } pursuit && state.FailedActions < options.Value.MaxFailedActions)
        {
            return await PursueAsync(state, diagnosis, pursuit, cancellationToken);
        }

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
        return Propose(result)
            ?? StageResult.Of([new PlanAbsent { Refusals = result.Refusals }, .. Escalation.Events(state, WhyNone(result))]);
    }

    /// <summary>A hypothesis that a person chose is planned for as any other; they propose the plan. Without a plan Autoheal goes on as before.</summary>
    private async ValueTask<StageResult> PursueAsync(
        IncidentState state, Diagnosis diagnosis, (int Rank, string PersonId) pursuit, CancellationToken cancellationToken)
    {
        var result = await planner.PursueAsync(state, diagnosis, pursuit.Rank, $"person:{pursuit.PersonId}", cancellationToken);
        return Propose(result) ?? StageResult.Of(
            new PlanAbsent { Refusals = result.Refusals },
            new ObservationScheduled { At = clock.GetUtcNow(state), Reason = $"hypothesis {pursuit.Rank} cannot be acted on: {WhyNone(result)}" });
    }

    private static StageResult? Propose(PlanningResult result) => result is { Plan: { } plan, Ready: { } ready }
        ? StageResult.Of(new PlanProposed
        {
            Plan = plan,
            Refusals = result.Refusals,
            TargetUnhealthy = ready.TargetUnhealthy,
            LastChangeByPerson = ready.LastChangeByPerson,
        })
        : null;

    private static string WhyNone(PlanningResult result) =>
        result.Refusals.Count > 0 ? result.Refusals[0].Reason : "no action of the catalogue repairs this cause";

    private static StageResult End(IncidentEnd end, string summary) => StageResult.Of(new IncidentClosed { End = end, Summary = summary });
}
