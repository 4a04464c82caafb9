using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>Writes both sides of a binding: the volume's claimRef and phase, the claim's volumeName, phase and capacity.</summary>
internal sealed class VolumeBinding(ControllerContext context)
{
    public void Bind(StoredObject volume, StoredObject claim)
    {
        if (volume.Spec.Object("claimRef").Text("uid") != claim.Uid)
            volume = Reserve(volume, claim);
        if (volume.Status.Text("phase") != "Bound")
            context.WriteStatus(volume, status => Phase(status, "Bound"));
        if (claim.Spec.Text("volumeName") != volume.Name || claim.Annotations.Text(VolumeAnnotations.BindCompleted) is null)
            claim = Name(claim, volume);
        context.WriteStatus(claim, status =>
        {
            status["phase"] = "Bound";
            status["accessModes"] = volume.Spec.Array("accessModes")?.DeepClone() ?? new JsonArray();
            // A volume that grew shows only once its file system has grown, too.
            if (status.Object("capacity") is null)
                status["capacity"] = volume.Spec.Object("capacity")?.Clone();
        });
    }

    public void Phase(JsonObject status, string phase)
    {
        if (status.Text("phase") == phase)
            return;
        status["phase"] = phase;
        status["lastPhaseTransitionTime"] = context.NowText;
    }

    private StoredObject Reserve(StoredObject volume, StoredObject claim) => context.Store.Mutate(volume.Kind, null, volume.Name, json =>
    {
        var named = json.Object("spec").Object("claimRef") is not null;
        json.Ensure("spec")["claimRef"] = ClaimReference.To(claim);
        if (!named)
            json.Ensure("metadata").Ensure("annotations")[VolumeAnnotations.BoundByController] = "yes";
    });

    private StoredObject Name(StoredObject claim, StoredObject volume) => context.Store.Mutate(claim.Kind, claim.Namespace, claim.Name, json =>
    {
        var annotations = json.Ensure("metadata").Ensure("annotations");
        annotations[VolumeAnnotations.BindCompleted] = "yes";
        if (claim.Spec.Text("volumeName") is null or "")
            annotations[VolumeAnnotations.BoundByController] = "yes";
        json.Ensure("spec")["volumeName"] = volume.Name;
    });
}
