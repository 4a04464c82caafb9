using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>What a series says about how a service answers.</summary>
internal sealed class ServiceLevel
{
    private static readonly ServiceLevel s_errors = new("error rate", factor: 2, least: 0.005);
    private static readonly ServiceLevel s_latency = new("latency", factor: 1.5, least: 0.01);

    private ServiceLevel(string name, double factor, double least)
    {
        Name = name;
        Factor = factor;
        Least = least;
    }

    public string Name { get; }

    /// <summary>Gets how many times higher counts as worse.</summary>
    public double Factor { get; }

    /// <summary>Gets the least difference that counts.</summary>
    public double Least { get; }

    /// <summary>The level that a series shows; null when it shows none.</summary>
    public static ServiceLevel? Of(MetricSeries series)
    {
        var text = series.Name.Length > 0 ? series.Name : series.Query;
        if (IsErrors(text) || (IsRequests(text) && IsServerError(series)))
        {
            return s_errors;
        }

        var latency = text.Contains("latency", StringComparison.OrdinalIgnoreCase) || text.Contains("histogram_quantile", StringComparison.Ordinal)
            || (text.Contains("duration", StringComparison.OrdinalIgnoreCase) && series.Label("quantile").Length > 0);
        return latency && !text.EndsWith("_bucket", StringComparison.Ordinal) && !text.EndsWith("_count", StringComparison.Ordinal) && !text.EndsWith("_sum", StringComparison.Ordinal)
            ? s_latency : null;
    }

    /// <summary>A lasting rise of a workload's own latency; null when none was measured.</summary>
    public static Rise? LatencyRise(ClusterModel model, MetricSet metrics, ClusterObject workload)
    {
        foreach (var series in metrics.Series)
        {
            if (Of(series) == s_latency && MetricSubjects.Of(model, series) is { } subject && ReferenceEquals(subject.Blamed, workload)
                && Readings.FindRise(series.Samples, s_latency.Factor, s_latency.Least) is { } rise)
            {
                return rise;
            }
        }

        return null;
    }

    /// <summary>Errors by the second or as they are computed; latencies as they are.</summary>
    public IReadOnlyList<MetricSample> Samples(MetricSeries series) =>
        series.Name.EndsWith("_total", StringComparison.Ordinal) || series.Name.EndsWith("_count", StringComparison.Ordinal) ? Readings.PerSecond(series) : series.Samples;

    private static bool IsErrors(string text) => text.Contains("error", StringComparison.OrdinalIgnoreCase) || text.Contains("5..", StringComparison.Ordinal)
        || text.Contains("5xx", StringComparison.OrdinalIgnoreCase) || text.Contains("failures_total", StringComparison.Ordinal);

    private static bool IsRequests(string text) =>
        text.Contains("requests_total", StringComparison.Ordinal) || text.Contains("request_duration_seconds_count", StringComparison.Ordinal);

    private static bool IsServerError(MetricSeries series) =>
        new[] { "code", "status", "status_code", "http_status_code", "response_code" }.Any(label => series.Label(label).StartsWith('5'));
}
