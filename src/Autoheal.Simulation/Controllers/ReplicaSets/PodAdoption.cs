using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.ReplicaSets;

/// <summary>Which pods are a ReplicaSet's own: it adopts orphans that its selector matches and releases pods that it no longer matches.</summary>
internal sealed class PodAdoption(ControllerContext context)
{
    public List<StoredObject> Claim(StoredObject set)
    {
        var selector = set.Spec.Object("selector");
        var owned = context.Owners.Controlled(set.Uid, Kinds.Pod);
        owned.RemoveAll(pod => !Selectors.Matches(selector, pod.Labels) && Release(set, pod));
        if (set.Deleting)
            return owned;
        foreach (var pod in context.Owners.Orphans(Kinds.Pod, set.Namespace))
        {
            if (Pods.IsActive(pod) && Selectors.Matches(selector, pod.Labels))
                owned.Add(Adopt(set, pod));
        }

        return owned;
    }

    private StoredObject Adopt(StoredObject set, StoredObject pod) =>
        context.Store.Mutate(Kinds.Pod, pod.Namespace, pod.Name, json =>
        {
            var metadata = json.Ensure("metadata");
            if (metadata.Array("ownerReferences") is not { } owners)
                metadata["ownerReferences"] = owners = [];
            owners.Add(OwnerReferences.ControllerOf(set));
        });

    private bool Release(StoredObject set, StoredObject pod)
    {
        if (pod.Deleting)
            return true;
        context.Store.Mutate(Kinds.Pod, pod.Namespace, pod.Name, json =>
        {
            var metadata = json.Ensure("metadata");
            var kept = metadata.Array("ownerReferences")!.Where(owner => owner.Text("uid") != set.Uid).Select(owner => owner!.DeepClone());
            metadata["ownerReferences"] = new JsonArray([.. kept]);
        });
        return true;
    }
}
