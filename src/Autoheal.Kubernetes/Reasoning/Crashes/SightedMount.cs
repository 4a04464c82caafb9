using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>Finds the volume that a log speaks of when it names a file.</summary>
internal static class SightedMount
{
    /// <summary>The mount under which the file lies that the log names; where the log names none, the only mount of the container.</summary>
    public static VolumeMount? Find(WorkloadEvidence evidence, SeenInLog found)
    {
        var sighting = found.Sighting;
        VolumeMount? best = null;
        var named = false;
        foreach (var file in sighting.Dependencies)
        {
            named |= file.Kind == LogDependencyKind.File;
            foreach (var mount in evidence.Spec?.Mounts ?? [])
            {
                if (file.Kind == LogDependencyKind.File && IsUnder(file.Name, mount.Path) && mount.Path.Length > (best?.Path.Length ?? 0))
                {
                    best = mount;
                }
            }
        }

        return best ?? (!named && found.IsClear && evidence.Spec is { Mounts: [var only] } && !IsConfig(evidence, only) ? only : null);
    }

    private static bool IsConfig(WorkloadEvidence evidence, VolumeMount mount)
    {
        foreach (var volume in evidence.Template.Volumes)
        {
            if (volume.Name == mount.Volume)
            {
                return volume.Kind is "configMap" or "secret" or "projected";
            }
        }

        return false;
    }

    private static bool IsUnder(string file, string path) =>
        path.Length > 1 && file.StartsWith(path, StringComparison.Ordinal) && (file.Length == path.Length || file[path.TrimEnd('/').Length] == '/');
}
