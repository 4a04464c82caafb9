using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Files that a pod's ConfigMaps, Secrets and downward API put into its containers.</summary>
internal readonly struct VolumeFiles(ObjectStore store, StoredObject pod)
{
    public string? Read(JsonObject container, string path)
    {
        JsonNode? best = null;
        foreach (var mount in container.Array("volumeMounts") ?? [])
        {
            var at = mount.Text("mountPath")?.TrimEnd('/') ?? "";
            if ((path == at || path.StartsWith(at + "/", StringComparison.Ordinal)) && at.Length > (best.Text("mountPath")?.TrimEnd('/').Length ?? -1))
                best = mount;
        }

        if (best is null)
            return null;
        var rest = path[best.Text("mountPath")!.TrimEnd('/').Length..].TrimStart('/');
        var inside = best.Text("subPath") is { Length: > 0 } sub ? (rest.Length == 0 ? sub : $"{sub}/{rest}") : rest;
        foreach (var volume in pod.Spec.Array("volumes") ?? [])
        {
            if (volume.Text("name") == best.Text("name"))
                return ReadVolume(volume, inside);
        }

        return null;
    }

    private string? ReadVolume(JsonNode? volume, string file)
    {
        if (volume.Object("configMap") is { } config)
            return ReadKey(Kinds.ConfigMap, config.Text("name"), config, file);
        if (volume.Object("secret") is { } secret)
            return ReadKey(Kinds.Secret, secret.Text("secretName"), secret, file);
        foreach (var source in volume.Object("projected").Array("sources") ?? [])
        {
            var content = source.Object("configMap") is { } map ? ReadKey(Kinds.ConfigMap, map.Text("name"), map, file)
                : source.Object("secret") is { } part ? ReadKey(Kinds.Secret, part.Text("name"), part, file) : null;
            if (content is not null)
                return content;
        }

        foreach (var item in volume.Object("downwardAPI").Array("items") ?? [])
        {
            if (item.Text("path") == file)
                return ContainerEnvironment.Field(pod, item.Object("fieldRef").Text("fieldPath"));
        }

        return null;
    }

    private string? ReadKey(ObjectKind kind, string? name, JsonObject source, string file)
    {
        if (name is null || store.Find(kind, pod.Namespace, name) is not { } found)
            return null;
        var key = file;
        if (source.Array("items") is { Count: > 0 } items)
            key = items.FirstOrDefault(item => item.Text("path") == file).Text("key");
        if (key is null || found.Json.Object("data").Text(key) is not { } value)
            return null;
        return kind == Kinds.Secret ? Encoding.UTF8.GetString(Convert.FromBase64String(value)) : value;
    }
}
