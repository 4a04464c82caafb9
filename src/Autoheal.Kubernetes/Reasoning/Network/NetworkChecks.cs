using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Checks that rules about the network share.</summary>
internal static class NetworkChecks
{
    /// <summary>That a log complains; how often, and of which host when a Service or a template declares it.</summary>
    public static void AddComplaint(CheckList checks, Complaint? complaint, double reliability, string what)
    {
        if (complaint is not null)
        {
            checks.Supports(
                reliability,
                $"the log of {complaint.Pod.Name} speaks {complaint.Sighting.Count} times of {what}",
                checks.Untrusted(complaint.Pod, complaint.Sighting.Cause.Value, $"{complaint.Sighting.Count} lines", "log"));
        }
    }

    /// <summary>That an object was written after it was made, shortly before the trouble.</summary>
    public static void AddChange(CheckList checks, NetworkScene scene, ClusterObject item, ChangedParts parts, double reliability)
    {
        var changed = item.Metadata.LastChange(parts);
        if (changed > item.Metadata.CreatedAt && scene.Model.At - changed <= TimeSpan.FromDays(1))
        {
            checks.Supports(
                reliability,
                $"{item} was changed {Durations.Text(scene.Model.At - changed)} ago",
                checks.Controlled(item, "changed", changed.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), changed));
        }
    }

    /// <summary>That its callers are in trouble, by what controllers say of their pods.</summary>
    public static void AddAilingCaller(CheckList checks, NetworkScene scene, ClusterObject caller, double reliability)
    {
        var troubles = scene.Model.TroublesOf(caller);
        if (troubles.Count > 0)
        {
            checks.Supports(
                reliability,
                $"{Counts.Pods(troubles.Count)} of {caller.Name} in trouble ({troubles[0].Reason})",
                checks.Controlled(caller, "pods.trouble", troubles[0].Reason, troubles[0].Since));
        }
    }

    /// <summary>The condition of a selector in words: <c>app=cart,tier=web</c>.</summary>
    public static string Text(LabelSelector selector)
    {
        var parts = new List<string>();
        for (var i = 0; i < selector.MatchLabels.Count; i++)
        {
            parts.Add($"{selector.MatchLabels[i].Key}={selector.MatchLabels[i].Value}");
        }

        return string.Join(',', parts) + (selector.Requirements.Count > 0 ? " …" : "");
    }
}
