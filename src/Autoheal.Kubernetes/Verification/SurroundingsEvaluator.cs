using System.Globalization;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Verification;

/// <summary>Evaluates the predicates about the pods around an object: whether more of them are in trouble, and whether a Service's serve.</summary>
internal sealed class SurroundingsEvaluator(ClusterReader clusterReader, LiveObjectReader objects) : IPredicateEvaluator
{
    private static readonly KubernetesResource[] s_pods = [KubernetesResources.Pods];

    public IReadOnlyList<string> Kinds { get; } = [ObjectPredicates.MoreTroubled, ObjectPredicates.ServiceServes];

    public async ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var @namespace = predicate.Parameters.GetValueOrDefault("namespace") ?? predicate.Subject.Namespace;
        var model = (await clusterReader.ReadAsync(@namespace.Length == 0 ? [] : [@namespace], s_pods, cancellationToken)).Build();
        if (model.ClusterId != predicate.Subject.ClusterId || !model.Pods.IsComplete(@namespace))
        {
            return Observations.Make(predicate, PredicateState.Unknown, "the pods could not be read in full, or the cluster is another one");
        }

        return predicate.Kind == ObjectPredicates.MoreTroubled
            ? HasMoreTroubled(predicate, model, @namespace)
            : await ServesAsync(predicate, model, cancellationToken);
    }

    private static PredicateObservation HasMoreTroubled(PredicateSpec predicate, ClusterModel model, string @namespace)
    {
        if (!int.TryParse(predicate.Parameters.GetValueOrDefault("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before))
        {
            return Observations.Make(predicate, PredicateState.Unknown, "the number before is not given");
        }

        var now = model.Troubles.Count(trouble => @namespace.Length == 0 || trouble.Pod.Namespace == @namespace);
        return Observations.Make(predicate, now > before, string.Create(CultureInfo.InvariantCulture, $"{now} pods in trouble, {before} before"));
    }

    private async ValueTask<PredicateObservation> ServesAsync(PredicateSpec predicate, ClusterModel model, CancellationToken cancellationToken)
    {
        try
        {
            var service = await objects.ReadAsync(predicate.Subject, cancellationToken);
            var pods = service?.Reference.Uid == predicate.Subject.Uid
                ? ServiceSelectors.Select(model, predicate.Subject.Namespace, service.Find("/spec/selector"))
                : [];
            var serving = pods.Count(pod => pod.Ready);
            return Observations.Make(predicate, serving > 0, string.Create(CultureInfo.InvariantCulture, $"{serving} pods serve behind it"));
        }
        catch (AutohealException)
        {
            return Observations.Make(predicate, PredicateState.Unknown, $"{predicate.Subject} could not be read");
        }
    }
}
