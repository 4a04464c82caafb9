using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The user a container runs as, and the kubelet's check of <c>runAsNonRoot</c>.</summary>
internal static class ContainerSecurity
{
    /// <summary>The user that pod or container ask for; null when they leave it to the image.</summary>
    public static long? UserOf(StoredObject pod, JsonObject container) =>
        container.Object("securityContext").Number("runAsUser") ?? pod.Spec.Object("securityContext").Number("runAsUser");

    /// <summary>Why the container may not be created; null when it may.</summary>
    public static string? Refusal(PodWorker pod, ContainerWorker container, ImageContents image)
    {
        var asked = container.Container.Object("securityContext").Flag("runAsNonRoot") ?? pod.Current.Spec.Object("securityContext").Flag("runAsNonRoot");
        if (asked != true)
            return null;
        var who = $"(pod: \"{pod.Name}_{pod.Namespace}({pod.Uid})\", container: {container.Name})";
        if (UserOf(pod.Current, container.Container) is { } user)
            return user == 0 ? $"container's runAsUser breaks non-root policy {who}" : null;
        var name = image.User.Split(':')[0];
        if (name.Length == 0 || name == "0")
            return $"container has runAsNonRoot and image will run as root {who}";
        return long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? null
            : $"container has runAsNonRoot and image has non-numeric user ({name}), cannot verify user is non-root {who}";
    }
}
