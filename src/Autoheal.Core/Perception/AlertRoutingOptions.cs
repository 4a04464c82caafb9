namespace Autoheal.Perception;

/// <summary>
/// How an alert finds its cluster on a host with several. First comes what the sender's token is bound to, then the label; an alert that neither
/// places is refused unless there is a default. Validated when the host starts.
/// </summary>
public sealed class AlertRoutingOptions
{
    /// <summary>Gets or sets the label whose value tells the cluster, for instance <c>cluster</c>; null, the default, means that no label does.</summary>
    public string? ClusterLabel { get; set; }

    /// <summary>
    /// Gets the name of the cluster for each value of the label; a value that is not here must be the name itself. Any other value is refused and never
    /// goes to the default.
    /// </summary>
    public IDictionary<string, string> Clusters { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets the cluster of alerts without the label whose sender may speak for several; null, the default, refuses them.</summary>
    public string? DefaultCluster { get; set; }
}
