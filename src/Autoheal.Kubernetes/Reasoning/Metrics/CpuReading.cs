using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>What was measured of one container's CPU.</summary>
internal sealed class CpuReading
{
    private static readonly string[] s_throttled = ["container_cpu_cfs_throttled_periods_total"];
    private static readonly string[] s_usage = ["container_cpu_usage_seconds_total"];

    private CpuReading(MetricSubject subject) => Subject = subject;

    public MetricSubject Subject { get; }

    /// <summary>Gets the share of scheduling periods that were throttled, 0 to 1; null when it was not measured.</summary>
    public double? Throttled { get; private set; }

    /// <summary>Gets the use in cores over time; empty when it was not measured.</summary>
    public IReadOnlyList<MetricSample> Usage { get; private set; } = [];

    public DateTimeOffset At { get; private set; }

    /// <summary>Gets the limit in cores: as declared, else as exported.</summary>
    public double? Limit { get; private set; }

    /// <summary>All containers of which throttling or use was measured.</summary>
    public static IReadOnlyCollection<CpuReading> All(ClusterModel model, MetricSet metrics)
    {
        var found = new Dictionary<(string, string, string), CpuReading>();
        foreach (var series in Readings.Of(metrics, s_throttled))
        {
            if (Get(model, found, series) is { } reading && Share(metrics, series) is { } share)
            {
                reading.Throttled = share;
                reading.At = series.Samples[^1].At;
            }
        }

        foreach (var series in Readings.Of(metrics, s_usage))
        {
            if (Get(model, found, series) is { } reading && !s_throttled.Any(name => series.Query.Contains(name, StringComparison.Ordinal)))
            {
                reading.Usage = Readings.PerSecond(series);
                reading.At = series.Samples[^1].At;
            }
        }

        foreach (var reading in found.Values)
        {
            reading.Limit = reading.Subject.Spec?.Limits.Cpu is { } declared ? (double)declared.Amount : Exported(model, metrics, reading.Subject);
        }

        return found.Values;
    }

    private static CpuReading? Get(ClusterModel model, Dictionary<(string, string, string), CpuReading> found, MetricSeries series)
    {
        var key = MetricSubjects.Key(series);
        if (!found.TryGetValue(key, out var reading) && MetricSubjects.Of(model, series) is { Pod: not null } subject)
        {
            found[key] = reading = new CpuReading(subject);
        }

        return reading;
    }

    /// <summary>A computed share as it is (percent become parts of one), a counter against the counter of all periods.</summary>
    private static double? Share(MetricSet metrics, MetricSeries throttled)
    {
        if (throttled.Name.Length == 0)
        {
            var latest = Readings.Latest(throttled.Samples);
            return throttled.Query.Contains('/', StringComparison.Ordinal) ? (latest > 1 ? latest / 100 : latest) : null;
        }

        var key = MetricSubjects.Key(throttled);
        var all = metrics.Named("container_cpu_cfs_periods_total").FirstOrDefault(series => MetricSubjects.Key(series) == key);
        if (all is null || all.Samples.Count < 2 || throttled.Samples.Count < 2)
        {
            return null;
        }

        var periods = Readings.Latest(Readings.PerSecond(all));
        return periods > 0 ? Math.Min(1, Readings.Latest(Readings.PerSecond(throttled)) / periods) : null;
    }

    private static double? Exported(ClusterModel model, MetricSet metrics, MetricSubject subject)
    {
        foreach (var series in metrics.Named("kube_pod_container_resource_limits"))
        {
            if (series.Label("resource") == "cpu" && MetricSubjects.Of(model, series) is { } other
                && ReferenceEquals(other.Pod, subject.Pod) && other.Container == subject.Container)
            {
                return series.Samples[^1].Value;
            }
        }

        return null;
    }
}
