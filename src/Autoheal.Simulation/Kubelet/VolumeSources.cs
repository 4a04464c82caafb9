using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Whether a pod's volumes can be set up: what they are made of must exist.</summary>
internal sealed class VolumeSources(ObjectStore store)
{
    /// <summary>The first volume that cannot be set up, with the reason; null when all can.</summary>
    public (string Volume, string Error)? FindFailure(StoredObject pod)
    {
        foreach (var volume in pod.Spec.Array("volumes") ?? [])
        {
            if (FailureOf(pod, volume) is { } error)
                return (volume.Text("name") ?? "", error);
        }

        return null;
    }

    private string? FailureOf(StoredObject pod, JsonNode? volume)
    {
        if (volume.Object("configMap") is { } config)
            return Check(pod, Kinds.ConfigMap, config, config.Text("name") ?? "");
        if (volume.Object("secret") is { } secret)
            return Check(pod, Kinds.Secret, secret, secret.Text("secretName") ?? "");
        foreach (var source in volume.Object("projected").Array("sources") ?? [])
        {
            if (source.Object("configMap") is { } projected && Check(pod, Kinds.ConfigMap, projected, projected.Text("name") ?? "") is { } error)
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
            if (found.Json.Object("data").Text(item.Text("key") ?? "") is null)
                return $"{(kind == Kinds.Secret ? "secret" : "configmap")} references non-existent {(kind == Kinds.Secret ? "secret" : "config")} key: {item.Text("key")}";
        }

        return null;
    }
}
