using Autoheal.Diagnostics;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>Looks at a predicate in the cluster that its subject lies in.</summary>
internal sealed class RoutedEvaluator(ClusterSet clusters) : IPredicateEvaluator
{
    public IReadOnlyList<string> Kinds { get; } = [.. clusters.All.First().GetAll<IPredicateEvaluator>().SelectMany(evaluator => evaluator.Kinds)];

    public async ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var cluster = await clusters.FindAsync(predicate.Subject.ClusterId, cancellationToken)
            ?? throw new AutohealException(ErrorCodes.Cluster, "No cluster of this host has the subject's id.");
        var evaluator = cluster.GetAll<IPredicateEvaluator>().Single(candidate => candidate.Kinds.Contains(predicate.Kind, StringComparer.Ordinal));
        return await evaluator.EvaluateAsync(predicate, cancellationToken);
    }
}
