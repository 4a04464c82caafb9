using Autoheal.Incidents;

namespace Autoheal.Perception;

/// <summary>Reads which objects an alert's labels name. Names that Kubernetes would not accept nominate nothing.</summary>
internal static class AlertResources
{
    private static readonly (string Label, string Group, string Kind)[] Kinds =
    [
        ("deployment", "apps", "Deployment"),
        ("statefulset", "apps", "StatefulSet"),
        ("daemonset", "apps", "DaemonSet"),
        ("job_name", "batch", "Job"),
        ("cronjob", "batch", "CronJob"),
        ("horizontalpodautoscaler", "autoscaling", "HorizontalPodAutoscaler"),
        ("poddisruptionbudget", "policy", "PodDisruptionBudget"),
        ("pod", "", "Pod"),
        ("service", "", "Service"),
        ("node", "", "Node"),
        ("namespace", "", "Namespace"),
    ];

    public static IReadOnlyList<ResourceRef> Nominate(IReadOnlyDictionary<string, string> labels)
    {
        var @namespace = Name(labels, "namespace") ?? "";
        var resources = new List<ResourceRef>();
        foreach (var (label, group, kind) in Kinds)
        {
            if (Name(labels, label) is { } name && (kind is "Node" or "Namespace" || @namespace.Length > 0))
            {
                resources.Add(new ResourceRef
                {
                    Group = group,
                    Kind = kind,
                    Namespace = kind is "Node" or "Namespace" ? "" : @namespace,
                    Name = name,
                });
            }
        }

        return resources;
    }

    /// <summary>
    /// The workload that an object most likely belongs to, as text for grouping only: a pod's name without the suffixes that
    /// controllers append.
    /// </summary>
    public static string Root(ResourceRef resource)
    {
        if (resource.Kind != "Pod")
        {
            return resource.Name;
        }

        var parts = resource.Name.Split('-');
        var keep = parts.Length;
        if (keep > 1 && (IsRandom(parts[keep - 1], 5) || parts[keep - 1].All(char.IsAsciiDigit)))
        {
            keep--;
            keep -= keep > 1 && parts[keep - 1].Length is >= 6 and <= 10 && IsRandom(parts[keep - 1], parts[keep - 1].Length) ? 1 : 0;
        }

        return string.Join('-', parts[..keep]);
    }

    private static bool IsRandom(string part, int length) =>
        part.Length == length && part.All(c => "bcdfghjklmnpqrstvwxz2456789".Contains(c, StringComparison.Ordinal));

    private static string? Name(IReadOnlyDictionary<string, string> labels, string label) =>
        labels.TryGetValue(label, out var name) && name.Length is > 0 and <= 253
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
            ? name
            : null;
}
