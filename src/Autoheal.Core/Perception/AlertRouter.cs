using Autoheal.Context;
using Microsoft.Extensions.Options;

namespace Autoheal.Perception;

/// <summary>
/// Says which cluster an alert is about: by its sender's token, by a label that the operator chose, or by the default; never by a guess. A label only
/// chooses among the clusters that the sender may speak for.
/// </summary>
internal sealed class AlertRouter(IClusterDirectory clusters, IOptions<AlertRoutingOptions> options)
{
    /// <summary>The cluster's name; null when the alert is refused, and then why.</summary>
    public string? Place(Alert alert, Signal signal, out string reason)
    {
        reason = "";
        if (clusters.Names is [var only] && signal.BoundClusters.Count == 0)
        {
            return only;
        }

        IReadOnlyList<string> open = signal.BoundClusters.Count == 0 ? clusters.Names
            : [.. signal.BoundClusters.Where(name => clusters.Names.Contains(name, StringComparer.Ordinal))];
        return FindLabel(alert) is { } value ? ByLabel(value, open, out reason) : WithoutLabel(open, out reason);
    }

    private string? FindLabel(Alert alert) =>
        options.Value.ClusterLabel is { } label && alert.Labels.TryGetValue(label, out var value) && value.Length > 0 ? value : null;

    private string? ByLabel(string value, IReadOnlyList<string> open, out string reason)
    {
        var meant = options.Value.Clusters.TryGetValue(value, out var mapped) ? mapped : value;
        if (!clusters.Names.Contains(meant, StringComparer.Ordinal))
        {
            reason = $"its label {options.Value.ClusterLabel} names no cluster of this host";
            return null;
        }

        reason = open.Contains(meant, StringComparer.Ordinal) ? "" : $"its sender may not speak for cluster {meant}";
        return reason.Length == 0 ? meant : null;
    }

    private string? WithoutLabel(IReadOnlyList<string> open, out string reason)
    {
        reason = "";
        if (open is [var only])
        {
            return only;
        }

        if (options.Value.DefaultCluster is { } byDefault && open.Contains(byDefault, StringComparer.Ordinal))
        {
            return byDefault;
        }

        reason = options.Value.ClusterLabel is { } label
            ? $"it has no label {label}, and its sender may speak for several clusters"
            : "its sender may speak for several clusters, and no label is configured that tells them apart";
        return null;
    }
}
