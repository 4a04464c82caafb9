using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>
/// Attaches volumes to the nodes whose pods use them and detaches them afterwards. A volume for one node stays with the node that has it
/// until all its pods there are gone; from a node whose kubelet is silent it is taken only after six minutes.
/// </summary>
internal sealed class AttachDetachController : IController
{
    private static readonly EventSource s_source = new("attachdetach-controller");
    private static readonly TimeSpan s_unmountLimit = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_failureRetry = TimeSpan.FromSeconds(30);
    private readonly ControllerContext _context;
    private readonly VolumeProvisioners _provisioners;
    private readonly WorkQueue _queue;
    private readonly HashSet<(string Volume, string Pod)> _reported = [];
    private readonly Dictionary<string, DateTimeOffset> _unusedSince = [];

    public AttachDetachController(ControllerContext context, VolumeProvisioners provisioners)
    {
        _context = context;
        _provisioners = provisioners;
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Pod && MattersToVolumes(change))
            foreach (var claim in PodVolumes.ClaimsOf(change.Object))
                QueueVolumeOf(change.Object.Namespace, claim);
        else if (change.Kind == Kinds.PersistentVolumeClaim)
            QueueVolumeOf(change.Object.Namespace, change.Object.Name);
        else if (change.Kind == Kinds.VolumeAttachment && change.Object.Spec.Object("source").Text("persistentVolumeName") is { } volume)
            _queue.Add(new(null, volume));
    }

    private static bool MattersToVolumes(StoreChange change) =>
        change.Type == ChangeType.Deleted
        || change.Object.Spec.Text("nodeName") != change.Old?.Spec.Text("nodeName")
        || Pods.IsFinished(change.Object);

    private void QueueVolumeOf(string? ns, string claim)
    {
        if (_context.Store.Find(Kinds.PersistentVolumeClaim, ns, claim)?.Spec.Text("volumeName") is { Length: > 0 } volume)
            _queue.Add(new(null, volume));
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.PersistentVolume, null, key.Name) is not { } volume || !VolumeAttachments.IsNeededFor(volume))
            return;
        var users = UsersOf(volume);
        var attached = _context.Store.List(Kinds.VolumeAttachment).Where(present => present.Spec.Object("source").Text("persistentVolumeName") == volume.Name).ToList();
        foreach (var attachment in attached)
        {
            if (users.TrueForAll(pod => pod.Spec.Text("nodeName") != attachment.Spec.Text("nodeName")))
                Detach(key, attachment);
            else
                _unusedSince.Remove(attachment.Name);
        }

        foreach (var byNode in users.GroupBy(pod => pod.Spec.Text("nodeName")!))
            Attach(key, volume, byNode.Key, [.. byNode], users, attached);
    }

    /// <summary>The pods that are on a node with the volume's claim; one that is being deleted still has it.</summary>
    private List<StoredObject> UsersOf(StoredObject volume)
    {
        var claim = volume.Spec.Object("claimRef");
        var name = claim.Text("name") ?? "";
        return
        [
            .. _context.Store.List(Kinds.Pod, claim.Text("namespace") ?? "").Where(pod =>
                pod.Spec.Text("nodeName") is { Length: > 0 } && !Pods.IsFinished(pod) && PodVolumes.ClaimsOf(pod).Contains(name)),
        ];
    }

    private void Attach(ObjectKey key, StoredObject volume, string node, List<StoredObject> pods, List<StoredObject> users, List<StoredObject> attached)
    {
        var present = attached.Find(attachment => attachment.Spec.Text("nodeName") == node);
        if (present?.Status.Flag("attached") == true)
        {
            Report(volume, pods);
            return;
        }

        if (present is null && VolumeAttachments.IsExclusive(volume) && attached.Exists(attachment => attachment.Spec.Text("nodeName") != node))
        {
            Refuse(volume, pods, users.FindAll(pod => pod.Spec.Text("nodeName") != node));
            _queue.AddIn(s_retry, key);
            return;
        }

        present ??= _context.Store.Create(Kinds.VolumeAttachment, VolumeAttachments.Make(volume, node));
        if (_provisioners.AttachFailureOf(volume.Spec.Object("csi").Text("driver") ?? "") is { } error)
        {
            foreach (var pod in pods)
                _context.Events.Warning(pod, s_source, "FailedAttachVolume", $"AttachVolume.Attach failed for volume \"{volume.Name}\" : {error}");
            _queue.AddIn(s_failureRetry, key);
            return;
        }

        var name = present.Name;
        _context.Agenda.In(_context.Random.Next(TimeSpan.FromMilliseconds(800), TimeSpan.FromSeconds(3)), () => Confirm(name));
    }

    private void Confirm(string attachment)
    {
        if (_context.Store.Find(Kinds.VolumeAttachment, null, attachment) is { } found && found.Status.Flag("attached") != true)
            _context.Store.MutateStatus(Kinds.VolumeAttachment, null, attachment, json => json.Ensure("status")["attached"] = true);
    }

    private void Report(StoredObject volume, List<StoredObject> pods)
    {
        foreach (var pod in pods)
        {
            if (pod.Status.Text("phase") is null or "Pending" && _reported.Add((volume.Name, "attached " + pod.Uid)))
                _context.Events.Normal(pod, s_source, "SuccessfulAttachVolume", $"AttachVolume.Attach succeeded for volume \"{volume.Name}\" ");
        }
    }

    /// <summary>Said once to each pod, as the real controller does.</summary>
    private void Refuse(StoredObject volume, List<StoredObject> pods, List<StoredObject> holders)
    {
        var why = holders.Count == 0
            ? "Volume is already exclusively attached to one node and can't be attached to another"
            : $"Volume is already used by pod(s) {string.Join(", ", holders.Select(pod => pod.Name))}";
        foreach (var pod in pods)
        {
            if (_reported.Add((volume.Name, pod.Uid)))
                _context.Events.Warning(pod, s_source, "FailedAttachVolume", $"Multi-Attach error for volume \"{volume.Name}\" {why}");
        }
    }

    private void Detach(ObjectKey key, StoredObject attachment)
    {
        if (_unusedSince.TryAdd(attachment.Name, _context.Now))
            _reported.RemoveWhere(report => report.Volume == key.Name);
        var node = _context.Store.Find(Kinds.Node, null, attachment.Spec.Text("nodeName") ?? "");
        var silent = Conditions.Find(node?.Status, "Ready").Text("status") == "Unknown";
        var due = _unusedSince[attachment.Name] + (silent ? s_unmountLimit : TimeSpan.FromSeconds(1));
        if (due > _context.Now)
        {
            _queue.AddAt(due, key);
            return;
        }

        _unusedSince.Remove(attachment.Name);
        _context.Store.Delete(Kinds.VolumeAttachment, null, attachment.Name, DeleteOptions.Default);
    }
}
