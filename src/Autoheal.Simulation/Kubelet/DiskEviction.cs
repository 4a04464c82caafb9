using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Whether a pod has to go because of the local storage it uses: its containers' limits, and the sizes of its emptyDirs.</summary>
internal static class DiskEviction
{
    /// <summary>The reason to evict; null when there is none.</summary>
    public static string? Of(PodWorker pod, ContainerWorker container, DiskUse disk)
    {
        if (EmptyDirAt(pod, container, disk.Path) is { } volume)
        {
            var size = volume.Object("emptyDir").Text("sizeLimit");
            return size is not null && disk.Bytes > ResourceQuantity.Units(size)
                ? $"Usage of EmptyDir volume \"{volume.Text("name")}\" exceeds the limit \"{size}\". "
                : null;
        }

        var limit = container.Container.Object("resources").Object("limits").Text("ephemeral-storage");
        return limit is not null && disk.Bytes > ResourceQuantity.Units(limit)
            ? $"Container {container.Name} exceeded its local ephemeral storage limit \"{limit}\". "
            : null;
    }

    private static JsonNode? EmptyDirAt(PodWorker pod, ContainerWorker container, string path)
    {
        foreach (var mount in container.Container.Array("volumeMounts") ?? [])
        {
            if (mount.Text("mountPath") is not { Length: > 0 } at || !path.StartsWith(at.TrimEnd('/') + "/", StringComparison.Ordinal))
                continue;
            foreach (var volume in pod.Current.Spec.Array("volumes") ?? [])
            {
                if (volume.Text("name") == mount.Text("name") && volume.Object("emptyDir") is not null)
                    return volume;
            }
        }

        return null;
    }
}
