using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Disruption;

/// <summary>How many pods the controllers of some pods want to have.</summary>
internal sealed class ExpectedPods(ControllerContext context)
{
    /// <summary>The sum over the controllers, or why one of them cannot be asked. Pods without a controller do not count.</summary>
    public (int Count, string? Problem) Of(List<StoredObject> pods)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var sum = 0;
        foreach (var pod in pods)
        {
            if (pod.Controller is not { } reference)
                continue;
            if (FindScaled(pod.Namespace, reference) is not { } owner)
            {
                var resource = Kinds.All.FirstOrDefault(kind => kind.Kind == reference.Text("kind"))?.QualifiedResource ?? reference.Text("kind");
                return (0, $"{resource} does not implement the scale subresource");
            }

            if (seen.Add(owner.Uid))
                sum += (int)(owner.Spec.Number("replicas") ?? 1);
        }

        return (sum, null);
    }

    /// <summary>The Deployment of a ReplicaSet, otherwise what controls the pod itself.</summary>
    private StoredObject? FindScaled(string? ns, JsonObject reference)
    {
        if (reference.Text("kind") == Kinds.StatefulSet.Kind)
            return context.Store.Find(Kinds.StatefulSet, ns, reference.Text("name")!);
        if (reference.Text("kind") != Kinds.ReplicaSet.Kind || context.Store.Find(Kinds.ReplicaSet, ns, reference.Text("name")!) is not { } set)
            return null;
        return set.Controller is { } deployment && context.Store.Find(Kinds.Deployment, ns, deployment.Text("name")!) is { } found ? found : set;
    }
}
