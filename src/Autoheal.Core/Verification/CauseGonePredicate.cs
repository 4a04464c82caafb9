using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Verification;

/// <summary>Runs the rules on fresh facts: the cause is gone when no rule names it on the object any more and enough was seen.</summary>
internal sealed class CauseGonePredicate(ContextCollection collection, IReasoner reasoner, CauseCatalogue causes, TimeProvider clock) : IPredicateEvaluator
{
    /// <summary>Below this confidence a cause counts as gone; well under what it takes to act on one.</summary>
    private const double GoneBelow = 0.4;

    /// <summary>What a program that serves said longer ago than this was before the repair, or long enough after it to be said again.</summary>
    private static readonly TimeSpan s_present = TimeSpan.FromMinutes(2);

    public IReadOnlyList<string> Kinds { get; } = [PredicateKinds.CauseGone];

    public async ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        var cause = new CauseCode(predicate.Parameters["cause"]);
        var scope = new IncidentScope
        {
            ClusterId = predicate.Subject.ClusterId,
            Namespaces = [predicate.Subject.Namespace],
            Resources = [predicate.Subject],
            LogsSince = clock.GetUtcNow() - s_present,
        };
        var context = await collection.CollectAsync(scope, cancellationToken);
        var diagnosis = await reasoner.DiagnoseAsync(context, cancellationToken);
        var still = diagnosis.Hypotheses.Any(hypothesis =>
            hypothesis.Status != HypothesisStatus.Refuted && hypothesis.Confidence >= GoneBelow
            && (hypothesis.Cause == cause || causes.Refines(hypothesis.Cause, cause)) && Concerns(diagnosis, hypothesis, predicate.Subject));
        return (still, diagnosis.Partial || MayHideMore(diagnosis)) switch
        {
            (true, _) => Observe(PredicateState.Fails, "cause still there"),
            (false, true) => Observe(PredicateState.Unknown, "cause not seen, but not everything was seen"),
            _ => Observe(PredicateState.Holds, "cause gone"),
        };
    }

    /// <summary>A cause that says more may hide the weaker one that it refines, on whatever object it lies.</summary>
    private static bool Concerns(Diagnosis diagnosis, Hypothesis hypothesis, ResourceRef subject) =>
        hypothesis.Object.SamePlaceAs(subject)
        || diagnosis.Symptoms.Any(symptom => hypothesis.Explains.Contains(symptom.Id) && symptom.Object.SamePlaceAs(subject));

    /// <summary>A full list of standing causes leaves the rest out, perhaps this one: that it is absent says nothing then.</summary>
    private static bool MayHideMore(Diagnosis diagnosis) =>
        diagnosis.Hypotheses.Count >= CausalRanking.MaxHypotheses
        && diagnosis.Hypotheses.All(hypothesis => hypothesis.Status != HypothesisStatus.Refuted);

    private static PredicateObservation Observe(PredicateState state, string text) =>
        new() { Kind = PredicateKinds.CauseGone, State = state, Text = text };
}
