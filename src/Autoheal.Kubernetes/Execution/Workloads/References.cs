using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Checks that what a template references is there. Secrets are never read, so nothing is said about them.</summary>
internal static class References
{
    /// <summary>What is missing, for instance <c>ConfigMap settings</c>; null when nothing is.</summary>
    public static string? FindMissing(ClusterModel model, string @namespace, PodTemplate template)
    {
        foreach (var reference in template.References)
        {
            if (reference is { Kind: ConfigSourceKind.ConfigMap, Optional: false } && IsMissing(model, @namespace, reference))
            {
                return reference.ToString();
            }
        }

        return null;
    }

    /// <summary>Whether the ConfigMap or the key in it is known not to exist.</summary>
    public static bool IsMissing(ClusterModel model, string @namespace, ConfigReference reference)
    {
        var found = model.ConfigMaps.Find(@namespace, reference.Name);
        return found.IsAbsent || (found.Value is { } map && reference.Key.Length > 0 && !map.Keys.Contains(reference.Key));
    }
}
