using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>Grows volumes whose claims ask for more: first the volume, then, once a pod uses it on a node, its file system.</summary>
internal sealed class VolumeExpansion : IController
{
    private static readonly TimeSpan s_kubeletNotice = TimeSpan.FromSeconds(2);
    private readonly ControllerContext _context;
    private readonly VolumeProvisioners _provisioners;
    private readonly WorkQueue _queue;

    public VolumeExpansion(ControllerContext context, VolumeProvisioners provisioners)
    {
        _context = context;
        _provisioners = provisioners;
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.PersistentVolumeClaim && change.Object.Status.Text("phase") == "Bound")
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Pod && change.Object.Status.Text("phase") == "Running" && change.Old?.Status.Text("phase") != "Running")
            foreach (var claim in PodVolumes.ClaimsOf(change.Object))
                _queue.Add(new(change.Object.Namespace, claim));
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.PersistentVolumeClaim, key.Namespace, key.Name) is not { } claim
            || claim.Status.Text("phase") != "Bound"
            || _context.Store.Find(Kinds.PersistentVolume, null, claim.Spec.Text("volumeName") ?? "") is not { } volume)
        {
            return;
        }

        var wanted = VolumeMatch.RequestOf(claim);
        if (VolumeMatch.CapacityOf(volume) < wanted)
            GrowVolume(claim, volume);
        else if (ResourceQuantity.Units(claim.Status.Object("capacity").Text("storage")) < wanted)
            GrowFileSystem(claim);
    }

    private void GrowVolume(StoredObject claim, StoredObject volume)
    {
        var driver = volume.Spec.Object("csi").Text("driver") ?? "";
        if (_context.Store.Find(Kinds.StorageClass, null, VolumeMatch.ClassOf(claim))?.Json.Flag("allowVolumeExpansion") != true || !_provisioners.Has(driver))
            return;
        var source = new EventSource($"external-resizer {driver}");
        _context.Events.Normal(claim, source, "Resizing", $"External resizer is resizing volume {volume.Name}");
        _context.Store.Mutate(volume.Kind, null, volume.Name, json =>
            json.Ensure("spec").Ensure("capacity")["storage"] = claim.Spec.Object("resources").Object("requests").Text("storage"));
        _context.WriteStatus(claim, status => Conditions.Put(status, new JsonObject
        {
            ["type"] = "FileSystemResizePending",
            ["status"] = "True",
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = _context.NowText,
            ["message"] = "Waiting for user to (re-)start a pod to finish file system resize of volume on node.",
        }));
        _context.Events.Normal(claim, source, "FileSystemResizeRequired", "Require file system resize of volume on node");
    }

    private void GrowFileSystem(StoredObject claim)
    {
        var user = _context.Store.List(Kinds.Pod, claim.Namespace).FirstOrDefault(pod =>
            pod.Status.Text("phase") == "Running" && PodVolumes.ClaimsOf(pod).Contains(claim.Name));
        if (user?.Spec.Text("nodeName") is not { } node)
            return;
        _context.Agenda.In(s_kubeletNotice, () => Finish(claim, user, node));
    }

    private void Finish(StoredObject asked, StoredObject user, string node)
    {
        if (_context.Store.Find(asked.Kind, asked.Namespace, asked.Name) is not { } claim
            || _context.Store.Find(Kinds.PersistentVolume, null, claim.Spec.Text("volumeName") ?? "") is not { } volume
            || JsonNode.DeepEquals(claim.Status.Object("capacity"), volume.Spec.Object("capacity")))
        {
            return;
        }

        _context.WriteStatus(claim, status =>
        {
            status["capacity"] = volume.Spec.Object("capacity")!.Clone();
            Conditions.Remove(status, "FileSystemResizePending");
            if (status.Array("conditions") is { Count: 0 })
                status.Remove("conditions");
        });
        var message = $"MountVolume.NodeExpandVolume succeeded for volume \"{volume.Name}\" {node}";
        _context.Events.Normal(user, new("kubelet", node), "FileSystemResizeSuccessful", message);
        _context.Events.Normal(claim, new("kubelet", node), "FileSystemResizeSuccessful", message);
    }
}
