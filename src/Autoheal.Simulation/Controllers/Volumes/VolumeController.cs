using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>Keeps the phase of volumes: available, bound, and released once their claim is gone; those to be deleted by nobody fail.</summary>
internal sealed class VolumeController : IController
{
    private static readonly EventSource s_source = new("persistentvolume-controller");
    private readonly ControllerContext _context;
    private readonly VolumeBinding _binding;
    private readonly WorkQueue _queue;

    public VolumeController(ControllerContext context)
    {
        _context = context;
        _binding = new VolumeBinding(context);
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.PersistentVolume)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.PersistentVolumeClaim && change.Object.Spec.Text("volumeName") is { Length: > 0 } name)
            _queue.Add(new(null, name));
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.PersistentVolume, null, key.Name) is not { Deleting: false } volume)
            return;
        var reference = volume.Spec.Object("claimRef");
        if (reference is null || reference.Text("uid") is null or "")
        {
            SetPhase(volume, "Available");
            return;
        }

        var claim = _context.Store.Find(Kinds.PersistentVolumeClaim, reference.Text("namespace"), reference.Text("name") ?? "");
        if (claim is null || claim.Uid != reference.Text("uid"))
            Release(volume);
        else if (claim.Spec.Text("volumeName") == volume.Name)
            SetPhase(volume, "Bound");
        else if (volume.Status.Text("phase") is null or "Pending")
            SetPhase(volume, "Available");
    }

    private void Release(StoredObject volume)
    {
        if (volume.Status.Text("phase") is "Released" or "Failed")
            return;
        SetPhase(volume, "Released");
        if (volume.Spec.Text("persistentVolumeReclaimPolicy") != "Delete" || volume.Annotations.Text(VolumeAnnotations.ProvisionedBy) is not null)
            return;
        var message = $"error getting deleter volume plugin for volume \"{volume.Name}\": no deletable volume plugin matched";
        _context.WriteStatus(_context.Store.Get(volume.Kind, null, volume.Name), status =>
        {
            _binding.Phase(status, "Failed");
            status["message"] = message;
        });
        _context.Events.Warning(volume, s_source, "VolumeFailedDelete", message);
    }

    private void SetPhase(StoredObject volume, string phase)
    {
        if (volume.Status.Text("phase") != phase)
            _context.WriteStatus(volume, status => _binding.Phase(status, phase));
    }
}
