using Autoheal.Kubernetes.Model;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Verification;

/// <summary>Looks for trouble around a Deployment that was not there when its action was planned.</summary>
internal static class NewTroubles
{
    public static PredicateObservation Find(PredicateSpec predicate, ClusterModel model, Deployment deployment)
    {
        if (!predicate.Parameters.TryGetValue("known", out var known))
        {
            return Observations.Make(predicate, PredicateState.Unknown, "the troubles before are not given");
        }

        return KnownTroubles.Parse(known).FindNew(model, deployment) is { } trouble
            ? Observations.Make(predicate, PredicateState.Holds, $"{trouble.Reason} of {trouble.Pod}")
            : Observations.Make(predicate, PredicateState.Fails, "no new trouble");
    }
}
