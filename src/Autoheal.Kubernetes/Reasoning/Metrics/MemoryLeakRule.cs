using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>
/// A container's memory grows steadily until its limit ends it (taxonomy rows 56 and 106). Only the growth since the last restart counts, and growth that
/// levels off is a program that warms up.
/// </summary>
internal sealed class MemoryLeakRule : IDiagnosticRule
{
    private const int LeastSamples = 10;
    private const double LeastR2 = 0.8;
    private static readonly TimeSpan s_soon = TimeSpan.FromHours(24);

    private static readonly string[] s_used =
    [
        "container_memory_working_set_bytes", "container_memory_rss", "container_memory_usage_bytes", "process_resident_memory_bytes",
        "jvm_memory_used_bytes", "go_memstats_heap_inuse_bytes", "nodejs_heap_size_used_bytes", "dotnet_total_memory_bytes",
    ];

    public string Name => "memory-leak";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MetricCauses.Leak];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<MetricSet>() is not { } metrics || context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        var seen = new HashSet<(ClusterObject, string)>();
        foreach (var series in s_used.SelectMany(name => Readings.Of(metrics, name)))
        {
            if (Growth.Of(series.Samples, LeastSamples, LeastR2) is { } growth && MetricSubjects.Of(model, series) is { } subject && seen.Add((subject.Blamed, subject.Container)))
            {
                yield return Describe(model, subject, growth);
            }
        }
    }

    private static Finding Describe(ClusterModel model, MetricSubject subject, Growth growth)
    {
        var limit = subject.Spec?.MemoryLimit;
        var left = limit is { } bytes ? growth.Until(bytes) : null;
        var container = subject.Spec?.Name ?? (subject.Container.Length > 0 ? subject.Container : subject.Blamed.Name);
        var eta = left is { } span ? $"; it reaches its limit of {Mebibytes(limit!.Value)} in {Durations.Text(span)}" : "";
        return new Finding
        {
            Cause = MetricCauses.Leak.Code,
            Object = model.Reference(subject.Blamed),
            Title = $"memory leak in {subject.Blamed.Name}: container {container} grows by {Mebibytes(growth.PerHour)} an hour",
            Summary = string.Create(
                CultureInfo.InvariantCulture,
                $"Memory of container {container} rose from {Mebibytes(growth.First)} to {Mebibytes(growth.Last)} in {Durations.Text(growth.Span)} (R² {growth.RSquared:0.00}){eta}."),
            Checks = Check(model, subject, growth, limit, left),
            Explains = subject.Explained(model),
            Since = growth.From,
        };
    }

    private static IReadOnlyList<Check> Check(ClusterModel model, MetricSubject subject, Growth growth, long? limit, TimeSpan? left)
    {
        var checks = new CheckList(model);
        var item = (ClusterObject?)subject.Pod ?? subject.Blamed;
        checks.Supports(
            growth.RSquared > 0.9 ? 0.65 : 0.55,
            string.Create(CultureInfo.InvariantCulture, $"memory grows by {Mebibytes(growth.PerHour)} an hour, steadily (R² {growth.RSquared:0.00})"),
            checks.Measured(item, "memory.slope", Mebibytes(growth.PerHour), growth.To));
        if (left is { } span)
        {
            checks.Supports(
                span < s_soon ? 0.5 : 0.15, $"at this rate its limit of {Mebibytes(limit!.Value)} is reached in {Durations.Text(span)}",
                checks.Measured(item, "memory.eta", Durations.Text(span), growth.To));
        }
        else
        {
            checks.NotObserved(0.5, "a memory limit that the growth would reach");
        }

        if (subject.Pod?.FindContainer(subject.Spec?.Name ?? subject.Container) is { LastEnd: { Reason: "OOMKilled" } end } status)
        {
            checks.Supports(
                0.5, $"it was ended with OOMKilled before, {Counts.Of(status.RestartCount, "restart")}",
                checks.Controlled(item, "container.terminated.reason", "OOMKilled", end.FinishedAt));
        }

        return checks.Checks;
    }

    private static string Mebibytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024):0.#} MiB");
}
