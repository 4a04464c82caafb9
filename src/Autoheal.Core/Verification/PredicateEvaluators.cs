using System.Collections.Frozen;
using Autoheal.Diagnostics;

namespace Autoheal.Verification;

/// <summary>Finds the evaluator of a predicate; a kind that nobody evaluates, or that fails, is unknown.</summary>
internal sealed class PredicateEvaluators
{
    private readonly FrozenDictionary<string, IPredicateEvaluator> _byKind;

    public PredicateEvaluators(IEnumerable<IPredicateEvaluator> evaluators)
    {
        var all = evaluators.SelectMany(evaluator => evaluator.Kinds, (evaluator, kind) => (kind, evaluator)).ToArray();
        if (all.GroupBy(entry => entry.kind, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new AutohealException(
                ErrorCodes.Configuration,
                $"The predicate '{twice.Key}' has two evaluators: {string.Join(" and ", twice.Select(entry => entry.evaluator.GetType().Name))}.");
        }

        _byKind = all.ToFrozenDictionary(entry => entry.kind, entry => entry.evaluator, StringComparer.Ordinal);
    }

    public async ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        if (!_byKind.TryGetValue(predicate.Kind, out var evaluator))
        {
            return Unknown(predicate, "nothing here evaluates it");
        }

        try
        {
            return await evaluator.EvaluateAsync(predicate, cancellationToken);
        }
        catch (AutohealException e)
        {
            return Unknown(predicate, $"could not be looked at ({e.ErrorCode})");
        }
    }

    private static PredicateObservation Unknown(PredicateSpec predicate, string why) =>
        new() { Kind = predicate.Kind, State = PredicateState.Unknown, Text = $"{predicate.Kind}: {why}" };
}
