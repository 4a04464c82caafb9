using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>Keeps claims that pods use, and volumes that claims use, from being deleted under them.</summary>
internal sealed class VolumeProtection : IController
{
    public const string ClaimFinalizer = "kubernetes.io/pvc-protection";
    public const string VolumeFinalizer = "kubernetes.io/pv-protection";
    private readonly ControllerContext _context;
    private readonly WorkQueue _claims;
    private readonly WorkQueue _volumes;

    public VolumeProtection(ControllerContext context)
    {
        _context = context;
        _claims = new WorkQueue(context.Agenda, key => Protect(Kinds.PersistentVolumeClaim, key, ClaimFinalizer, IsUsed));
        _volumes = new WorkQueue(context.Agenda, key => Protect(Kinds.PersistentVolume, key, VolumeFinalizer, static volume => volume.Status.Text("phase") == "Bound"));
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.PersistentVolumeClaim)
            _claims.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.PersistentVolume)
            _volumes.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Pod && (change.Type == ChangeType.Deleted || Pods.IsFinished(change.Object)))
            foreach (var claim in PodVolumes.ClaimsOf(change.Object))
                _claims.Add(new(change.Object.Namespace, claim));
    }

    private void Protect(ObjectKind kind, ObjectKey key, string finalizer, Func<StoredObject, bool> isUsed)
    {
        if (_context.Store.Find(kind, key.Namespace, key.Name) is not { } value)
            return;
        var has = (value.Metadata.Array("finalizers") ?? []).Any(present => present?.ToString() == finalizer);
        if (!value.Deleting && !has)
            SetFinalizers(value, finalizers => finalizers.Add(finalizer));
        else if (value.Deleting && has && !isUsed(value))
            SetFinalizers(value, finalizers => finalizers.RemoveAll(present => present == finalizer));
    }

    private void SetFinalizers(StoredObject value, Action<List<string>> change) => _context.Store.Mutate(value.Kind, value.Namespace, value.Name, json =>
    {
        List<string> finalizers = [.. (value.Metadata.Array("finalizers") ?? []).Select(present => present!.ToString())];
        change(finalizers);
        json.Ensure("metadata")["finalizers"] = new JsonArray([.. finalizers.Select(name => (JsonNode)name)]);
    });

    private bool IsUsed(StoredObject claim) => _context.Store.List(Kinds.Pod, claim.Namespace).Any(pod =>
        pod.Spec.Text("nodeName") is { Length: > 0 } && !Pods.IsFinished(pod) && PodVolumes.ClaimsOf(pod).Contains(claim.Name));
}
