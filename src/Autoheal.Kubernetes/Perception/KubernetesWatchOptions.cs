namespace Autoheal.Kubernetes.Perception;

/// <summary>What a watched cluster reports by itself. Validated when the host starts.</summary>
public sealed class KubernetesWatchOptions
{
    /// <summary>Gets or sets a value indicating whether what is wrong with workloads and nodes opens incidents; true by default.</summary>
    public bool OpensIncidents { get; set; } = true;

    /// <summary>Gets the namespaces that are reported; none means all.</summary>
    public IList<string> Namespaces { get; } = [];

    /// <summary>Gets the reasons that are not reported, for instance <c>Unschedulable</c>; compared ordinally.</summary>
    public ISet<string> IgnoredReasons { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets or sets how long something must stay wrong before it is reported; 30 seconds by default. What comes and goes is never reported.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often what is wrong is looked at; 5 seconds by default.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);
}
