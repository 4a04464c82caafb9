using Autoheal.Simulation.Controllers.Volumes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Settles, once a node was chosen, which volumes the pod's waiting claims get: a free one, or one that is provisioned for the node.</summary>
internal sealed class VolumeBinder(ObjectStore store)
{
    public void Prepare(PodVolumes volumes, StoredObject node)
    {
        using var _ = store.As("kube-scheduler");
        foreach (var claim in volumes.Delayed)
        {
            if (VolumeMatch.Find(store, claim, node) is { } volume)
                Reserve(volume, claim);
            else if (claim.Annotations.Text(VolumeAnnotations.SelectedNode) != node.Name)
                store.Mutate(claim.Kind, claim.Namespace, claim.Name, json => json.Ensure("metadata").Ensure("annotations")[VolumeAnnotations.SelectedNode] = node.Name);
        }
    }

    private void Reserve(StoredObject volume, StoredObject claim)
    {
        if (volume.Spec.Object("claimRef").Text("uid") == claim.Uid)
            return;
        store.Mutate(volume.Kind, null, volume.Name, json =>
        {
            json.Ensure("spec")["claimRef"] = ClaimReference.To(claim);
            json.Ensure("metadata").Ensure("annotations")[VolumeAnnotations.BoundByController] = "yes";
        });
    }
}
