namespace Autoheal.Verification;

/// <summary>Looks whether predicates hold. Reads only; thread-safe.</summary>
public interface IPredicateEvaluator
{
    /// <summary>Gets the kinds that it evaluates; no kind may have two evaluators.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Looks once. Trouble while looking is <see cref="PredicateState.Unknown"/>, not an exception.</summary>
    ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken);
}
