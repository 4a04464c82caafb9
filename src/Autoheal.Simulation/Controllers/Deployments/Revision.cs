using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Deployments;

/// <summary>The annotations in which a Deployment and its ReplicaSets keep the rollout history.</summary>
internal static class Revision
{
    public const string Annotation = "deployment.kubernetes.io/revision";
    public const string History = "deployment.kubernetes.io/revision-history";
    public const string DesiredReplicas = "deployment.kubernetes.io/desired-replicas";
    public const string MaxReplicas = "deployment.kubernetes.io/max-replicas";

    /// <summary>What <c>kubectl apply</c> notes on an object; not copied to its ReplicaSets.</summary>
    public const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    public static long Of(StoredObject value) =>
        long.TryParse(value.Annotations.Text(Annotation), NumberStyles.Integer, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    public static long Max(IEnumerable<StoredObject> sets) => sets.Select(Of).DefaultIfEmpty(0).Max();

    /// <summary>Whether a Deployment's annotation stays on the Deployment instead of being copied to its ReplicaSets.</summary>
    public static bool IsDeploymentOnly(string annotation) =>
        annotation is LastApplied or Annotation or History or DesiredReplicas or MaxReplicas or "deprecated.deployment.rollback.to";

    /// <summary>Raises the revision in a ReplicaSet's annotations and remembers the one it had.</summary>
    public static void Raise(JsonObject annotations, long revision)
    {
        var current = annotations.Text(Annotation);
        var known = long.TryParse(current, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (known >= revision)
            return;
        annotations[Annotation] = revision.ToString(CultureInfo.InvariantCulture);
        if (current is not null)
            annotations[History] = annotations.Text(History) is { Length: > 0 } earlier ? $"{earlier},{current}" : current;
    }
}
