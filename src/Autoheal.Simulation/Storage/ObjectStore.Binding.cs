using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>The binding subresource: the only writer of a pod's node.</summary>
internal sealed partial class ObjectStore
{
    /// <summary>Assigns a pod to a node and sets its PodScheduled condition in one write.</summary>
    /// <exception cref="StoreException">Conflict: the pod is on a node already or is being deleted.</exception>
    public StoredObject Bind(StoredObject pod, string node, JsonObject condition)
    {
        var current = Get(Kinds.Pod, pod.Namespace, pod.Name);
        if (current.Spec.Text("nodeName") is { Length: > 0 } taken)
            throw StoreException.Conflict(Kinds.Pod, pod.Name, $"pod {pod.Name} is already assigned to node \"{taken}\"");
        if (current.Deleting)
            throw StoreException.Conflict(Kinds.Pod, pod.Name, $"pod {pod.Name} is being deleted, cannot be assigned to a host");
        var updated = current.Clone();
        updated.Ensure("spec")["nodeName"] = node;
        var conditions = new JsonArray();
        foreach (var present in current.Status.Array("conditions") ?? [])
        {
            if (present.Text("type") != "PodScheduled")
                conditions.Add(present!.DeepClone());
        }

        conditions.Add(condition);
        updated.Ensure("status")["conditions"] = conditions;
        return Commit(ChangeType.Modified, updated, current);
    }
}
