using Autoheal.Verification;

namespace Autoheal.Kubernetes.Verification;

/// <summary>Makes observations.</summary>
internal static class Observations
{
    public static PredicateObservation Make(PredicateSpec predicate, PredicateState state, string text) =>
        new() { Kind = predicate.Kind, State = state, Text = text };

    public static PredicateObservation Make(PredicateSpec predicate, bool holds, string text) =>
        Make(predicate, holds ? PredicateState.Holds : PredicateState.Fails, text);
}
