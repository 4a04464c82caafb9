using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Verification;
using Microsoft.Extensions.Options;

namespace Autoheal.Execution.Temporary;

/// <summary>
/// While a temporary change is in place: watches until operation has been normal for as long as was said, then has it reverted. What was not watched was
/// not normal: after a restart the time starts anew.
/// </summary>
internal sealed class HoldingStage(
    Reverter reverter, PredicateEvaluators predicates, VerificationWatch watch, IOptions<AutohealOptions> options, SteadyClock clock) : IIncidentStage
{
    /// <summary>How long after its time a person is told that normal operation does not come.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(1);

    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Holding];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var revert = state.Revert!;
        var now = clock.GetUtcNow(state);
        var held = TemporaryChanges.Open(state).LastOrDefault(execution => execution.Intent.PlanHash == revert.PlanHash);
        if (held is null && state.Undos.Count > 0)
        {
            return StageResult.Of(new IncidentClosed { End = revert.End, Summary = $"{revert.Summary}; a person has the temporary change undone" });
        }

        if (held is null || now >= revert.At + s_patience)
        {
            return Escalation.Close(state, held is null ? "the temporary change is not known any more" : "operation was not normal for long enough to revert it");
        }

        var normal = await IsNormalAsync(held, cancellationToken) ? PredicateState.Holds : PredicateState.Unknown;
        var lasts = TemporaryChanges.LastsFor(held.Action)!.Value;
        var sustained = watch.Note($"hold/{held.Intent.IntentId}", "normal", normal, lasts);
        return sustained && now >= revert.At && await reverter.RevertAsync(state, held, cancellationToken) is { } result
            ? result
            : StageResult.WaitUntil(now + Interval(lasts));
    }

    /// <summary>Ten looks within the time, but one a minute at least.</summary>
    private TimeSpan Interval(TimeSpan lasts)
    {
        var often = lasts / 10 < TimeSpan.FromMinutes(1) ? lasts / 10 : TimeSpan.FromMinutes(1);
        return often > options.Value.RecheckInterval ? often : options.Value.RecheckInterval;
    }

    /// <summary>What the action was for holds, and nothing shows that it harms. What cannot be looked at is not normal.</summary>
    private async ValueTask<bool> IsNormalAsync(ExecutionState held, CancellationToken cancellationToken)
    {
        foreach (var effect in held.Action.Effect)
        {
            if ((await predicates.EvaluateAsync(effect, cancellationToken)).State != PredicateState.Holds)
            {
                return false;
            }
        }

        foreach (var harm in held.Action.Harm)
        {
            if ((await predicates.EvaluateAsync(harm, cancellationToken)).State != PredicateState.Fails)
            {
                return false;
            }
        }

        return true;
    }
}
