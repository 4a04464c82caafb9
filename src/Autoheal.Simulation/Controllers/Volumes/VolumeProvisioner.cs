using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>What the external provisioners do: make volumes for the claims that name them, grow them, and remove those that were released.</summary>
internal sealed class VolumeProvisioner : IController
{
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lastRetry = TimeSpan.FromMinutes(5);
    private readonly ControllerContext _context;
    private readonly VolumeProvisioners _provisioners;
    private readonly WorkQueue _claims;
    private readonly WorkQueue _volumes;
    private readonly string _instance;
    private readonly Dictionary<string, TimeSpan> _retries = [];
    private readonly HashSet<string> _underway = [];

    public VolumeProvisioner(ControllerContext context, VolumeProvisioners provisioners)
    {
        _context = context;
        _provisioners = provisioners;
        _claims = new WorkQueue(context.Agenda, Provision);
        _volumes = new WorkQueue(context.Agenda, Remove);
        _instance = $"csi-provisioner-0_{context.Random.Fork("provisioner").NewUid()}";
    }

    public void Observe(StoreChange change)
    {
        if (change.Type == ChangeType.Deleted)
            return;
        if (change.Kind == Kinds.PersistentVolumeClaim && change.Object.Annotations.Text(VolumeAnnotations.Provisioner) is not null)
            _claims.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.PersistentVolume && change.Object.Status.Text("phase") == "Released")
            _volumes.Add(ObjectKey.Of(change.Object));
    }

    private void Provision(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.PersistentVolumeClaim, key.Namespace, key.Name) is not { Deleting: false } claim
            || claim.Spec.Text("volumeName") is { Length: > 0 }
            || _context.Store.Find(Kinds.StorageClass, null, VolumeMatch.ClassOf(claim)) is not { } storageClass
            || storageClass.Json.Text("provisioner") is not { } provisioner
            || !_provisioners.Has(provisioner)
            || _underway.Contains(claim.Uid))
        {
            return;
        }

        var source = new EventSource($"{provisioner}_{_instance}");
        _underway.Add(claim.Uid);
        _context.Events.Normal(claim, source, "Provisioning", $"External provisioner is provisioning volume for claim \"{claim.Namespace}/{claim.Name}\"");
        if (_provisioners.FailureOf(provisioner) is { } error)
        {
            _context.Events.Warning(claim, source, "ProvisioningFailed", $"failed to provision volume with StorageClass \"{storageClass.Name}\": {error}");
            Retry(claim);
            return;
        }

        _context.Agenda.In(_context.Random.Next(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)), () => Finish(claim, storageClass, source));
    }

    private void Retry(StoredObject claim)
    {
        var delay = _retries.GetValueOrDefault(claim.Uid, s_firstRetry);
        _retries[claim.Uid] = delay * 2 < s_lastRetry ? delay * 2 : s_lastRetry;
        _context.Agenda.In(delay, () =>
        {
            _underway.Remove(claim.Uid);
            _claims.Add(ObjectKey.Of(claim));
        });
    }

    private void Finish(StoredObject asked, StoredObject storageClass, EventSource source)
    {
        _underway.Remove(asked.Uid);
        _retries.Remove(asked.Uid);
        if (_context.Store.Find(asked.Kind, asked.Namespace, asked.Name) is not { } claim || claim.Uid != asked.Uid)
            return;
        var node = claim.Annotations.Text(VolumeAnnotations.SelectedNode) is { } selected ? _context.Store.Find(Kinds.Node, null, selected) : null;
        using (_context.Store.As("csi-provisioner"))
        {
            var volume = ProvisionedVolume.For(claim, storageClass, node);
            if (_context.Store.Find(Kinds.PersistentVolume, null, volume.Text("metadata", "name")!) is null)
                _context.Store.Create(Kinds.PersistentVolume, volume);
        }

        _context.Events.Normal(claim, source, "ProvisioningSucceeded", $"Successfully provisioned volume pvc-{claim.Uid}");
    }

    private void Remove(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.PersistentVolume, null, key.Name) is not { } volume
            || volume.Status.Text("phase") != "Released"
            || volume.Spec.Text("persistentVolumeReclaimPolicy") != "Delete"
            || volume.Annotations.Text(VolumeAnnotations.ProvisionedBy) is not { } provisioner
            || !_provisioners.Has(provisioner))
        {
            return;
        }

        if (_context.Store.List(Kinds.VolumeAttachment).FirstOrDefault(attached => attached.Spec.Object("source").Text("persistentVolumeName") == volume.Name) is { } attachment)
        {
            _context.Events.Warning(volume, new($"{provisioner}_{_instance}"), "VolumeFailedDelete",
                $"persistentvolume {volume.Name} is still attached to node {attachment.Spec.Text("nodeName")}");
            _volumes.AddIn(TimeSpan.FromSeconds(5), key);
            return;
        }

        _context.Agenda.In(TimeSpan.FromSeconds(1), () => _context.Store.Delete(Kinds.PersistentVolume, null, key.Name, DeleteOptions.Default));
    }
}
