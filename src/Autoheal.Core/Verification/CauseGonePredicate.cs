using Autoheal.Context;
using Autoheal.Reasoning;

namespace Autoheal.Verification;

/// <summary>Runs the rules on fresh facts: the cause is gone when no rule names it on the object any more and enough was seen.</summary>
internal sealed class CauseGonePredicate(ContextCollection collection, IReasoner reasoner) : IPredicateEvaluator
{
    /// <summary>Below this confidence a cause counts as gone; well under what it takes to act on one.</summary>
    private const double GoneBelow = 0.4;

    public IReadOnlyList<string> Kinds { get; } = [PredicateKinds.CauseGone];

    public async ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        var cause = new CauseCode(predicate.Parameters["cause"]);
        var scope = new IncidentScope { Namespaces = [predicate.Subject.Namespace], Resources = [predicate.Subject] };
        var context = await collection.CollectAsync(scope, cancellationToken);
        var diagnosis = await reasoner.DiagnoseAsync(context, cancellationToken);
        var still = diagnosis.Hypotheses.Any(hypothesis =>
            hypothesis.Cause == cause && hypothesis.Object.SamePlaceAs(predicate.Subject)
            && hypothesis.Status != HypothesisStatus.Refuted && hypothesis.Confidence >= GoneBelow);
        return (still, diagnosis.Partial || MayHideMore(diagnosis)) switch
        {
            (true, _) => Observe(PredicateState.Fails, "cause still there"),
            (false, true) => Observe(PredicateState.Unknown, "cause not seen, but not everything was seen"),
            _ => Observe(PredicateState.Holds, "cause gone"),
        };
    }

    /// <summary>A full list of standing causes leaves the rest out, perhaps this one: that it is absent says nothing then.</summary>
    private static bool MayHideMore(Diagnosis diagnosis) =>
        diagnosis.Hypotheses.Count >= CausalRanking.MaxHypotheses
        && diagnosis.Hypotheses.All(hypothesis => hypothesis.Status != HypothesisStatus.Refuted);

    private static PredicateObservation Observe(PredicateState state, string text) =>
        new() { Kind = PredicateKinds.CauseGone, State = state, Text = text };
}
