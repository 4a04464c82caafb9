using Autoheal.Simulation.Controllers.Volumes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>The claims of a pod and where their volumes can be used.</summary>
internal sealed class PodVolumes
{
    private const string NoProvisioner = "kubernetes.io/no-provisioner";
    private readonly ObjectStore _store;
    private readonly List<StoredObject> _bound = [];
    private readonly List<StoredObject> _delayed = [];

    private PodVolumes(ObjectStore store) => _store = store;

    /// <summary>Why the pod cannot be placed anywhere yet; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The claims that are bound once a node was chosen.</summary>
    public IReadOnlyList<StoredObject> Delayed => _delayed;

    public static PodVolumes Of(ObjectStore store, StoredObject pod)
    {
        var volumes = new PodVolumes(store);
        var immediate = false;
        foreach (var name in ClaimsOf(pod))
        {
            if (store.Find(Kinds.PersistentVolumeClaim, pod.Namespace, name) is not { } claim)
                volumes.Problem ??= $"persistentvolumeclaim \"{name}\" not found";
            else if (claim.Deleting)
                volumes.Problem ??= $"persistentvolumeclaim \"{name}\" is being deleted";
            else if (claim.Status.Text("phase") == "Lost")
                volumes.Problem ??= $"persistentvolumeclaim \"{name}\" bound to non-existent persistentvolume \"{claim.Spec.Text("volumeName")}\"";
            else if (IsBound(claim))
                volumes._bound.Add(claim);
            else if (IsDelayed(store, claim))
                volumes._delayed.Add(claim);
            else
                immediate = true;
        }

        if (immediate)
            volumes.Problem ??= "pod has unbound immediate PersistentVolumeClaims";
        return volumes;
    }

    /// <summary>The names of the claims that a pod mounts, those made for it alone included.</summary>
    public static IEnumerable<string> ClaimsOf(StoredObject pod)
    {
        foreach (var volume in pod.Spec.Array("volumes") ?? [])
        {
            if (volume.Object("persistentVolumeClaim").Text("claimName") is { } name)
                yield return name;
            else if (volume.Object("ephemeral") is not null)
                yield return $"{pod.Name}-{volume.Text("name")}";
        }
    }

    /// <summary>Whether the claim's class waits for a pod before it binds.</summary>
    public static bool IsDelayed(ObjectStore store, StoredObject claim) =>
        store.Find(Kinds.StorageClass, null, VolumeMatch.ClassOf(claim))?.Json.Text("volumeBindingMode") == "WaitForFirstConsumer";

    public static bool IsBound(StoredObject claim) =>
        claim.Spec.Text("volumeName") is { Length: > 0 } && claim.Annotations.Text(VolumeAnnotations.BindCompleted) is not null;

    public IEnumerable<string> ProblemsOn(StoredObject node)
    {
        foreach (var claim in _bound)
        {
            if (_store.Find(Kinds.PersistentVolume, null, claim.Spec.Text("volumeName")!) is not { } volume)
                yield return "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";
            else if (!VolumeMatch.IsUsableOn(volume, node))
                yield return "node(s) had volume node affinity conflict";
        }

        if (_delayed.Exists(claim => VolumeMatch.Find(_store, claim, node) is null && !CanProvision(claim)))
            yield return "node(s) didn't find available persistent volumes to bind";
    }

    private bool CanProvision(StoredObject claim) =>
        _store.Find(Kinds.StorageClass, null, VolumeMatch.ClassOf(claim))?.Json.Text("provisioner") is { } provisioner && provisioner != NoProvisioner;
}
