using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Execution.Staging;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;
using Microsoft.Extensions.Options;

namespace Autoheal.Verification;

/// <summary>
/// Watches an executed action: effect without harm is kept, harm is undone, neither is undone only when that disturbs nothing.
/// </summary>
internal sealed class VerificationStage(
    PredicateEvaluators predicates,
    VerificationWatch watch,
    ContextCollection collection,
    RuleReasoner reasoner,
    IOptions<AutohealOptions> options,
    SteadyClock clock) : IIncidentStage
{
    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Verifying];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var execution = state.LastExecution!;
        var now = clock.GetUtcNow(state);
        var overdue = now >= execution.AppliedAt + execution.Action.EffectDeadline;
        var part = StagePlan.PartOf(execution);
        var effect = await LookAsync(execution, part?.Settled ?? execution.Action.Effect, TimeSpan.Zero, cancellationToken);
        var harm = await LookAsync(execution, execution.Action.Harm, options.Value.HarmSettleTime, cancellationToken);
        PredicateObservation[] observations = [.. effect.Select(look => look.Observation), .. harm.Select(look => look.Observation)];

        if (harm.Any(look => look.Sustained || (overdue && look.Observation.State == PredicateState.Holds)))
        {
            return Conclude(state, execution, VerificationVerdict.Harm, observations, symptomsRemain: true);
        }

        if (part is not null && IsCalm(execution, [.. harm.Select(look => look.Observation.State)]) && effect.All(look => look.Sustained))
        {
            watch.Forget(execution.Intent.IntentId);
            return StageResult.Of(new StagePassed { IntentId = execution.Intent.IntentId, Stage = execution.Intent.Stage!.Value, Observations = observations });
        }

        // Nothing looked at is nothing proved: an action without an effect to look for never counts as one that worked.
        if (part is null && effect.Count > 0 && effect.All(look => look.Sustained) && harm.All(look => look.Observation.State == PredicateState.Fails))
        {
            return Conclude(state, execution, VerificationVerdict.Effect, observations, await AnySymptomAsync(state, cancellationToken));
        }

        return overdue
            ? Conclude(state, execution, VerificationVerdict.NoEffect, observations, symptomsRemain: true)
            : StageResult.WaitUntil(now + options.Value.VerificationInterval);
    }

    /// <summary>Whether each look for a while has shown that there is no harm. A part that nothing looks after never passes.</summary>
    private bool IsCalm(ExecutionState execution, IReadOnlyList<PredicateState> harm)
    {
        var calm = harm.Count > 0 && harm.All(state => state == PredicateState.Fails);
        return watch.Note(
            execution.Intent.IntentId, "calm", calm ? PredicateState.Holds : PredicateState.Unknown, StagePlan.WatchOf(execution.Action));
    }

    private async ValueTask<IReadOnlyList<(PredicateObservation Observation, bool Sustained)>> LookAsync(
        ExecutionState execution, IReadOnlyList<PredicateSpec> specs, TimeSpan leastSustain, CancellationToken cancellationToken)
    {
        var looks = new List<(PredicateObservation, bool)>();
        for (var index = 0; index < specs.Count; index++)
        {
            var spec = specs[index];
            var observation = await predicates.EvaluateAsync(spec, cancellationToken);
            var sustain = TimeSpan.FromSeconds(spec.SustainSeconds);
            var key = $"{spec.Kind}/{spec.Subject.Path}/{index}";
            looks.Add((observation, watch.Note(
                execution.Intent.IntentId, key, observation.State, sustain > leastSustain ? sustain : leastSustain)));
        }

        return looks;
    }

    private async ValueTask<bool> AnySymptomAsync(IncidentState state, CancellationToken cancellationToken) =>
        reasoner.Symptoms(await collection.CollectAsync(IncidentScopes.Of(state), cancellationToken)).Count > 0;

    private StageResult Conclude(
        IncidentState state,
        ExecutionState execution,
        VerificationVerdict verdict,
        IReadOnlyList<PredicateObservation> observations,
        bool symptomsRemain)
    {
        watch.Forget(execution.Intent.IntentId);
        var concluded = new VerificationConcluded
        {
            IntentId = execution.Intent.IntentId,
            Operation = PermitOperation.Execute,
            Verdict = verdict,
            Observations = observations,
            SymptomsRemain = symptomsRemain,
        };
        return verdict switch
        {
            VerificationVerdict.Effect when symptomsRemain => StageResult.Of(
                concluded, Settle(execution, HypothesisStatus.Confirmed, "its repair removed it; something else is still wrong")),
            VerificationVerdict.Effect => StageResult.Of(
                concluded,
                Settle(execution, HypothesisStatus.Confirmed, "its repair removed it"),
                new IncidentClosed { End = IncidentEnd.Healed, Summary = "the repair holds and nothing else is wrong" }),
            VerificationVerdict.Harm => StageResult.Of(
                concluded, Settle(execution, HypothesisStatus.Refuted, "its repair did harm and is undone")),
            _ => WithoutEffect(state, execution, concluded),
        };
    }

    private static StageResult WithoutEffect(IncidentState state, ExecutionState execution, VerificationConcluded concluded)
    {
        var settled = Settle(execution, HypothesisStatus.Refuted, "its repair changed nothing");
        if (execution.Action.Compensation is { Available: true, Disturbs: false })
        {
            return StageResult.Of(concluded, settled);
        }

        var text = $"{execution.Action.Action} had no effect and is left in place, because undoing it would replace running pods";
        return StageResult.Of(
        [
            concluded,
            settled,
            new DriftRecorded { Object = execution.Action.Target, Text = text },
            .. Escalation.Events(state, text),
        ]);
    }

    private static HypothesisSettled Settle(ExecutionState execution, HypothesisStatus status, string reason) => new()
    {
        Cause = execution.Plan.Cause,
        Object = execution.Plan.CauseObject,
        Status = status,
        Reason = reason,
    };
}
