using System.Text.Json;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>The signs by which people and tools say that a node is cordoned on purpose.</summary>
internal static class MaintenanceMarkers
{
    private static readonly string[] s_words =
        ["maintenance", "drain", "cordon", "upgrade", "reboot", "kured", "decommission", "quarantine", "scale-down", "tobedeleted", "deletioncandidate"];

    /// <summary>What cordoning itself and the node controllers leave behind.</summary>
    private static readonly string[] s_innocent = ["node.kubernetes.io/", "autoscaler.kubernetes.io/scale-down-disabled", "cluster-autoscaler.kubernetes.io/scale-down-disabled"];

    /// <summary>The first sign, for instance <c>annotation example.com/maintenance</c>; null when there is none.</summary>
    public static string? Find(LiveObject node) =>
        FindKey("annotation", node.Metadata.AnnotationKeys)
        ?? FindKey("label", node.Metadata.Labels.Select(label => label.Key))
        ?? FindKey("taint", node.Items("/spec/taints").Select(taint => JsonPointers.Find(taint, "/key")).OfType<JsonElement>().Select(key => key.GetString() ?? ""));

    private static string? FindKey(string noun, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (!s_innocent.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
                && s_words.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return $"The {noun} {Printable.From(key)}";
            }
        }

        return null;
    }
}
