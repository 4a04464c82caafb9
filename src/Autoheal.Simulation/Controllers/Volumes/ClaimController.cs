using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>
/// Binds claims to volumes: to the one they name, to a free one that suits, or to one that is provisioned for them; and tells why a claim has
/// to wait, again every 15 seconds.
/// </summary>
internal sealed class ClaimController : IController
{
    private static readonly EventSource s_source = new("persistentvolume-controller");
    private static readonly TimeSpan s_resync = TimeSpan.FromSeconds(15);
    private readonly ControllerContext _context;
    private readonly VolumeBinding _binding;
    private readonly WorkQueue _queue;
    private readonly SortedSet<ObjectKey> _waiting = [];

    public ClaimController(ControllerContext context)
    {
        _context = context;
        _binding = new VolumeBinding(context);
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.PersistentVolumeClaim)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.PersistentVolume)
            ObserveVolume(change.Object);
        else if (change.Kind == Kinds.StorageClass)
            foreach (var key in _waiting)
                _queue.Add(key);
    }

    private void ObserveVolume(StoredObject volume)
    {
        if (volume.Spec.Object("claimRef") is { } claim)
            _queue.Add(new(claim.Text("namespace"), claim.Text("name") ?? ""));
        else
            foreach (var key in _waiting)
                _queue.Add(key);
    }

    private void Reconcile(ObjectKey key)
    {
        _waiting.Remove(key);
        if (_context.Store.Find(Kinds.PersistentVolumeClaim, key.Namespace, key.Name) is not { Deleting: false } claim)
            return;
        if (claim.Annotations.Text(VolumeAnnotations.BindCompleted) is not null)
            SyncBound(claim);
        else if (claim.Spec.Text("volumeName") is { Length: > 0 } named)
            SyncNamed(claim, named);
        else
            SyncUnbound(WithDefaultClass(claim));
    }

    private void SyncBound(StoredObject claim)
    {
        if (claim.Spec.Text("volumeName") is not { Length: > 0 } name)
            Lose(claim, "ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!");
        else if (_context.Store.Find(Kinds.PersistentVolume, null, name) is not { } volume)
            Lose(claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
        else if (volume.Spec.Object("claimRef") is null || VolumeMatch.IsReservedFor(volume, claim))
            _binding.Bind(volume, claim);
        else
            Lose(claim, "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
    }

    private void Lose(StoredObject claim, string reason, string message)
    {
        if (claim.Status.Text("phase") == "Lost")
            return;
        _context.WriteStatus(claim, status =>
        {
            status["phase"] = "Lost";
            status.Remove("accessModes");
            status.Remove("capacity");
        });
        _context.Events.Warning(claim, s_source, reason, message);
    }

    private void SyncNamed(StoredObject claim, string name)
    {
        if (_context.Store.Find(Kinds.PersistentVolume, null, name) is not { } volume)
            Wait(claim);
        else if (volume.Spec.Object("claimRef") is not null && !VolumeMatch.IsReservedFor(volume, claim))
            Wait(claim, "Warning", "FailedBinding", $"volume \"{name}\" already bound to a different claim.");
        else if (VolumeMatch.CapacityOf(volume) < VolumeMatch.RequestOf(claim))
            Wait(claim, "Warning", "VolumeMismatch", $"Cannot bind to requested volume \"{name}\": requested PV is too small");
        else if (VolumeMatch.ClassOf(volume) != VolumeMatch.ClassOf(claim))
            Wait(claim, "Warning", "VolumeMismatch", $"Cannot bind to requested volume \"{name}\": storageClassName does not match");
        else
            _binding.Bind(volume, claim);
    }

    private void SyncUnbound(StoredObject claim)
    {
        var delayed = PodVolumes.IsDelayed(_context.Store, claim);
        var volume = VolumeMatch.Find(_context.Store, claim);
        if (volume is not null && (!delayed || volume.Spec.Object("claimRef") is not null))
            _binding.Bind(volume, claim);
        else if (delayed && claim.Annotations.Text(VolumeAnnotations.SelectedNode) is null)
            WaitForConsumer(claim);
        else if (VolumeMatch.ClassOf(claim).Length > 0)
            Provision(claim, VolumeMatch.ClassOf(claim));
        else
            Wait(claim, "Normal", "FailedBinding", "no persistent volumes available for this claim and no storage class is set");
    }

    private void WaitForConsumer(StoredObject claim)
    {
        var consumer = _context.Store.List(Kinds.Pod, claim.Namespace).FirstOrDefault(pod =>
            pod.Spec.Text("nodeName") is null or "" && PodVolumes.ClaimsOf(pod).Contains(claim.Name));
        if (consumer is null)
            Wait(claim, "Normal", "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
        else
            Wait(claim, "Normal", "WaitForPodScheduled", $"waiting for pod {consumer.Name} to be scheduled");
    }

    private void Provision(StoredObject claim, string className)
    {
        if (_context.Store.Find(Kinds.StorageClass, null, className) is not { } storageClass)
        {
            Wait(claim, "Warning", "ProvisioningFailed", $"storageclass.storage.k8s.io \"{className}\" not found");
            return;
        }

        var provisioner = storageClass.Json.Text("provisioner") ?? "";
        if (provisioner.StartsWith("kubernetes.io/", StringComparison.Ordinal))
        {
            Wait(claim, "Warning", "ProvisioningFailed", $"no volume plugin matched name: {provisioner}");
            return;
        }

        if (claim.Annotations.Text(VolumeAnnotations.Provisioner) != provisioner)
        {
            claim = _context.Store.Mutate(claim.Kind, claim.Namespace, claim.Name, json =>
            {
                var annotations = json.Ensure("metadata").Ensure("annotations");
                annotations[VolumeAnnotations.BetaProvisioner] = provisioner;
                annotations[VolumeAnnotations.Provisioner] = provisioner;
            });
        }

        Wait(claim, "Normal", "ExternalProvisioning",
            $"Waiting for a volume to be created either by the external provisioner '{provisioner}' or manually by the system administrator. "
            + "If volume creation is delayed, please verify that the provisioner is running and correctly registered.");
    }

    /// <summary>A claim that says nothing about its class gets the default one, also when that comes later.</summary>
    private StoredObject WithDefaultClass(StoredObject claim)
    {
        if (claim.Spec?.ContainsKey("storageClassName") != false)
            return claim;
        var preferred = _context.Store.List(Kinds.StorageClass).FirstOrDefault(candidate => candidate.Annotations.Text(VolumeAnnotations.DefaultClass) == "true");
        return preferred is null
            ? claim
            : _context.Store.Mutate(claim.Kind, claim.Namespace, claim.Name, json => json.Ensure("spec")["storageClassName"] = preferred.Name);
    }

    private void Wait(StoredObject claim, string type, string reason, string message)
    {
        if (type == "Normal")
            _context.Events.Normal(claim, s_source, reason, message);
        else
            _context.Events.Warning(claim, s_source, reason, message);
        Wait(claim);
    }

    private void Wait(StoredObject claim)
    {
        var key = ObjectKey.Of(claim);
        _waiting.Add(key);
        _queue.AddIn(s_resync, key);
        _context.WriteStatus(claim, status => status["phase"] = (JsonNode)"Pending");
    }
}
