namespace Autoheal.Perception;

/// <summary>
/// Tells alerts about measurements from alerts about the state of objects, by the exporter that their metrics came from: what kube-state-metrics tells can
/// be seen in the objects, and seen not to be so; a rate of failing requests cannot. An alert that does not say where it is from is taken for one
/// about objects.
/// </summary>
internal static class AlertMeasures
{
    public static bool Of(IReadOnlyDictionary<string, string> labels) =>
        labels.TryGetValue("job", out var job) && job.Length > 0 && !job.Contains("kube-state-metrics", StringComparison.Ordinal);
}
