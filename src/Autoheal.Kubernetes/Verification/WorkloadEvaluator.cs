using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Execution;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Verification;

/// <summary>Evaluates the predicates about a workload and its pods, by fields that only controllers write.</summary>
internal sealed class WorkloadEvaluator(WorkloadSnapshots snapshots, LiveObjectReader objects) : IPredicateEvaluator
{
    public IReadOnlyList<string> Kinds { get; } =
        [PredicateKinds.WorkloadAvailable, PredicateKinds.FewerAvailable, PredicateKinds.NewWarnings];

    public async ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return predicate.Subject.Kind is "StatefulSet" or "DaemonSet"
            ? await EvaluateOrderedAsync(predicate, cancellationToken)
            : await EvaluateDeploymentAsync(predicate, cancellationToken);
    }

    private async ValueTask<PredicateObservation> EvaluateDeploymentAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        var model = await snapshots.GetAsync(predicate.Subject.Namespace, cancellationToken);
        if (model.ClusterId != predicate.Subject.ClusterId)
        {
            return Unknown(predicate, "the cluster cannot be reached, or is another one");
        }

        var found = model.Deployments.Find(predicate.Subject.Namespace, predicate.Subject.Name);
        if (found.NotObservedReason is { } reason || !model.Pods.IsComplete(predicate.Subject.Namespace)
            || !model.ReplicaSets.IsComplete(predicate.Subject.Namespace))
        {
            return Unknown(predicate, $"not seen in full ({found.NotObservedReason ?? "pods"})");
        }

        if (found.Value is not { } deployment || deployment.Uid != predicate.Subject.Uid)
        {
            return Unknown(predicate, "the workload is gone, or another of its name took its place");
        }

        return predicate.Kind switch
        {
            PredicateKinds.WorkloadAvailable => Availability.IsComplete(predicate, deployment),
            PredicateKinds.FewerAvailable => Availability.IsReduced(predicate, model, deployment),
            PredicateKinds.NewWarnings => NewTroubles.Find(predicate, model, deployment),
            _ => Unknown(predicate, "unknown kind"),
        };
    }

    /// <summary>StatefulSets and DaemonSets replace a pod before they start the next, so that one may be missing while a rollout moves on.</summary>
    private async ValueTask<PredicateObservation> EvaluateOrderedAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        LiveObject? live;
        try
        {
            live = await objects.ReadAsync(predicate.Subject, cancellationToken);
        }
        catch (AutohealException)
        {
            return Unknown(predicate, $"{predicate.Subject} could not be read");
        }

        if (live is null || live.Reference != predicate.Subject)
        {
            return Unknown(predicate, "the workload is gone, or another of its name took its place");
        }

        var counts = WorkloadCounts.Read(live.Reference.Kind, live.Json);
        return predicate.Kind switch
        {
            PredicateKinds.WorkloadAvailable => Observations.Make(predicate, counts is { Complete: true, Wanted: > 0 }, counts.ToString()),
            PredicateKinds.FewerAvailable => Availability.IsReduced(predicate, counts),
            _ => Unknown(predicate, "unknown kind"),
        };
    }

    private static PredicateObservation Unknown(PredicateSpec predicate, string text) =>
        Observations.Make(predicate, PredicateState.Unknown, text);
}
