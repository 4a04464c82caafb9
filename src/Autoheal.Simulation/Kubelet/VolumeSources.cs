using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Whether a pod's volumes can be set up: what they are made of must exist, be attached, and be in order.</summary>
internal sealed class VolumeSources(ObjectStore store)
{
    private static readonly string[] s_hostPaths =
        ["/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib/modules", "/mnt", "/opt", "/proc", "/run", "/srv", "/sys", "/tmp", "/usr", "/var", "/var/lib", "/var/lib/kubelet", "/var/log", "/var/log/containers", "/var/log/pods", "/var/run"];

    private readonly Dictionary<string, string> _broken = [];

    /// <summary>Makes every mount of a PersistentVolume fail with this text, as a storage back end does that is down; null heals it.</summary>
    public void Fail(string persistentVolume, string? error)
    {
        if (error is null)
            _broken.Remove(persistentVolume);
        else
            _broken[persistentVolume] = error;
    }

    /// <summary>The volumes that cannot be set up now, in the pod's order.</summary>
    public IReadOnlyList<VolumeFailure> FindFailures(StoredObject pod)
    {
        List<VolumeFailure>? failures = null;
        foreach (var volume in pod.Spec.Array("volumes") ?? [])
        {
            if (FailureOf(pod, volume) is { } failure)
                (failures ??= []).Add(failure);
        }

        return failures ?? (IReadOnlyList<VolumeFailure>)[];
    }

    /// <summary>What a file in one of the container's volumes holds; null when no volume has it.</summary>
    public string? ReadFile(StoredObject pod, JsonObject container, string path) => new VolumeFiles(store, pod).Read(container, path);

    private VolumeFailure? FailureOf(StoredObject pod, JsonNode? volume)
    {
        var name = volume.Text("name") ?? "";
        if (volume.Object("persistentVolumeClaim").Text("claimName") is { } claim)
            return FailureOfClaim(pod, name, claim);
        return ErrorOf(pod, volume) is { } error ? new(name, $"MountVolume.SetUp failed for volume \"{name}\" : {error}") : null;
    }

    private VolumeFailure? FailureOfClaim(StoredObject pod, string volume, string name)
    {
        if (store.Find(Kinds.PersistentVolumeClaim, pod.Namespace, name) is not { } claim)
            return new(volume, null, $"error processing PVC {pod.Namespace}/{name}: failed to fetch PVC from API server: persistentvolumeclaims \"{name}\" not found");
        if (claim.Status.Text("phase") != "Bound" || claim.Spec.Text("volumeName") is not { Length: > 0 } bound)
            return new(volume, null, $"error processing PVC {pod.Namespace}/{name}: PVC is not bound");
        if (_broken.TryGetValue(bound, out var broken))
            return new(volume, $"MountVolume.SetUp failed for volume \"{bound}\" : {broken}");
        return IsHeldElsewhere(pod, bound) ? new(volume, null) : null;
    }

    /// <summary>Attached to another node and not to this one.</summary>
    private bool IsHeldElsewhere(StoredObject pod, string volume)
    {
        var elsewhere = false;
        foreach (var attachment in store.List(Kinds.VolumeAttachment))
        {
            if (attachment.Spec.Text("source", "persistentVolumeName") != volume)
                continue;
            if (attachment.Spec.Text("nodeName") == pod.Spec.Text("nodeName") && attachment.Status.Flag("attached") == true)
                return false;
            elsewhere = true;
        }

        return elsewhere;
    }

    private string? ErrorOf(StoredObject pod, JsonNode? volume)
    {
        if (volume.Object("configMap") is { } config)
            return Check(pod, Kinds.ConfigMap, config, config.Text("name") ?? "");
        if (volume.Object("secret") is { } secret)
            return Check(pod, Kinds.Secret, secret, secret.Text("secretName") ?? "");
        if (volume.Object("hostPath") is { } host)
            return CheckHostPath(host);
        if (volume.Object("nfs") is { } nfs)
            return NfsTimeout(pod, volume.Text("name") ?? "", nfs);
        if (volume.Object("csi").Text("driver") is { } driver)
            return $"kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name {driver} not found in the list of registered CSI drivers";
        foreach (var source in volume.Object("projected").Array("sources") ?? [])
        {
            var error = source.Object("configMap") is { } map ? Check(pod, Kinds.ConfigMap, map, map.Text("name") ?? "")
                : source.Object("secret") is { } part ? Check(pod, Kinds.Secret, part, part.Text("name") ?? "") : null;
            if (error is not null)
                return error;
        }

        return null;
    }

    private string? Check(StoredObject pod, ObjectKind kind, JsonObject source, string name)
    {
        if (source.Flag("optional") == true)
            return null;
        if (store.Find(kind, pod.Namespace, name) is not { } found)
            return $"{kind.Singular} \"{name}\" not found";
        foreach (var item in source.Array("items") ?? [])
        {
            var key = item.Text("key") ?? "";
            if (found.Json.Object("data").Text(key) is null && found.Json.Object("binaryData").Text(key) is null)
                return kind == Kinds.Secret ? $"references non-existent secret key: {key}" : $"configmap references non-existent config key: {key}";
        }

        return null;
    }

    private static string? CheckHostPath(JsonObject host)
    {
        var path = host.Text("path") ?? "";
        var kind = host.Text("type") switch
        {
            "Directory" => "a directory",
            "File" => "a file",
            "Socket" => "a socket file",
            "CharDevice" => "a character device",
            "BlockDevice" => "a block device",
            _ => null,
        };
        return kind is null || (kind == "a directory" && s_hostPaths.Contains(path)) || (kind == "a file" && path is "/etc/hosts" or "/etc/localtime" or "/etc/resolv.conf")
            || (kind == "a socket file" && path.EndsWith("containerd.sock", StringComparison.Ordinal))
            ? null
            : $"hostPath type check failed: {path} is not {kind}";
    }

    private static string NfsTimeout(StoredObject pod, string name, JsonObject nfs) =>
        "mount failed: exit status 32\nMounting command: mount\n"
        + $"Mounting arguments: -t nfs {nfs.Text("server")}:{nfs.Text("path")} /var/lib/kubelet/pods/{pod.Uid}/volumes/kubernetes.io~nfs/{name}\n"
        + "Output: mount.nfs: Connection timed out\n";
}
