namespace Autoheal.Kubernetes.Model;

/// <summary>The keys by which tools that put workloads to sleep on purpose mark them.</summary>
internal static class SleepMarkers
{
    private static readonly string[] s_prefixes =
        ["downscaler/", "kube-green.", "kube-green/", "sablier.", "autoscaling.keda.sh/", "serving.knative.dev/", "idling.openshift.io/", "snorlax."];

    /// <summary>The key of a marker, or null.</summary>
    public static string? Find(ObjectMetadata metadata)
    {
        foreach (var key in metadata.AnnotationKeys)
        {
            if (IsMarker(key))
            {
                return key;
            }
        }

        foreach (var label in metadata.Labels)
        {
            if (IsMarker(label.Key))
            {
                return label.Key;
            }
        }

        return null;
    }

    private static bool IsMarker(string key)
    {
        foreach (var prefix in s_prefixes)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
