using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Which pods are a workload's own: it adopts orphans that its selector matches and releases pods that it no longer matches.</summary>
internal sealed class PodAdoption(ControllerContext context)
{
    /// <param name="owner">The workload.</param>
    /// <param name="belongs">What besides the selector a pod must satisfy; null when nothing.</param>
    public List<StoredObject> Claim(StoredObject owner, Func<StoredObject, bool>? belongs = null)
    {
        var selector = owner.Spec.Object("selector");
        var owned = context.Owners.Controlled(owner.Uid, Kinds.Pod);
        owned.RemoveAll(pod => !Belongs(pod) && Release(owner, pod));
        if (owner.Deleting)
            return owned;
        foreach (var pod in context.Owners.Orphans(Kinds.Pod, owner.Namespace))
        {
            if (Pods.IsActive(pod) && Belongs(pod))
                owned.Add(Adopt(owner, pod));
        }

        return owned;

        bool Belongs(StoredObject pod) => Selectors.Matches(selector, pod.Labels) && belongs?.Invoke(pod) != false;
    }

    private StoredObject Adopt(StoredObject owner, StoredObject pod) =>
        context.Store.Mutate(Kinds.Pod, pod.Namespace, pod.Name, json =>
        {
            var metadata = json.Ensure("metadata");
            if (metadata.Array("ownerReferences") is not { } owners)
                metadata["ownerReferences"] = owners = [];
            owners.Add(OwnerReferences.ControllerOf(owner));
        });

    private bool Release(StoredObject owner, StoredObject pod)
    {
        if (pod.Deleting)
            return true;
        context.Store.Mutate(Kinds.Pod, pod.Namespace, pod.Name, json =>
        {
            var metadata = json.Ensure("metadata");
            var kept = metadata.Array("ownerReferences")!.Where(reference => reference.Text("uid") != owner.Uid).Select(reference => reference!.DeepClone());
            metadata["ownerReferences"] = new JsonArray([.. kept]);
        });
        return true;
    }
}
