using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>
/// A container wants more CPU than its limit gives it (taxonomy rows 55 and 107). Use near the limit alone is no trouble: throttling or the workload's
/// own latency has to say so, too.
/// </summary>
internal sealed class CpuRule : IDiagnosticRule
{
    private const double MostThrottled = 0.25;
    private const double NearLimit = 0.9;

    /// <summary>A use that rose this much is more work, not a smaller limit.</summary>
    private const double Grown = 1.3;

    public string Name => "cpu";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MetricCauses.Throttled, MetricCauses.Saturated];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<MetricSet>() is not { } metrics || context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        var worst = CpuReading.All(model, metrics)
            .Where(reading => reading.Throttled > MostThrottled || (UsedShare(reading) >= NearLimit && Slower(model, metrics, reading) is not null))
            .GroupBy(reading => (reading.Subject.Blamed, reading.Subject.Container))
            .Select(group => group.MaxBy(reading => reading.Throttled ?? 0)!);
        foreach (var reading in worst)
        {
            yield return Describe(model, reading, Slower(model, metrics, reading));
        }
    }

    private static Finding Describe(ClusterModel model, CpuReading reading, Rise? slower)
    {
        var rise = Readings.FindRise(reading.Usage, Grown, least: 0.02);
        var saturated = rise is not null && UsedShare(reading) >= NearLimit;
        var subject = reading.Subject;
        var container = subject.Spec?.Name ?? subject.Container;
        var limit = reading.Limit is { } cores ? $"{Number(cores)} cores" : "its limit";
        var cause = saturated || reading.Throttled is null ? MetricCauses.Saturated : MetricCauses.Throttled;
        return new Finding
        {
            Cause = cause.Code,
            Object = model.Reference(subject.Blamed),
            Title = cause == MetricCauses.Saturated
                ? $"{subject.Blamed.Name} has more work than CPU: container {container} at its limit of {limit}"
                : $"CPU throttling: container {container} of {subject.Blamed.Name} is held back by its CPU limit of {limit}",
            Summary = Summary(reading, container, limit, rise),
            Checks = Check(model, reading, limit, rise, slower),
            Explains = subject.Explained(model),
            Since = rise?.At,
        };
    }

    private static string Summary(CpuReading reading, string container, string limit, Rise? rise)
    {
        var throttled = reading.Throttled is { } share ? $"{Percent(share)} of the scheduling periods of container {container} are throttled" : $"container {container} is near its CPU limit";
        var used = reading.Usage.Count > 0 ? $"; it uses {Number(Readings.Latest(reading.Usage))} of {limit}" : $"; the CPU limit is {limit}";
        return $"{throttled}{used}{(rise is null ? "" : $"; its use rose {rise}")}.";
    }

    private static IReadOnlyList<Check> Check(ClusterModel model, CpuReading reading, string limit, Rise? rise, Rise? slower)
    {
        var checks = new CheckList(model);
        var item = (ClusterObject?)reading.Subject.Pod ?? reading.Subject.Blamed;
        if (reading.Throttled is { } share)
        {
            checks.Supports(
                share > MostThrottled ? 0.6 : 0.2, $"{Percent(share)} of its scheduling periods are throttled", checks.Measured(item, "cpu.throttled", Percent(share), reading.At));
        }
        else
        {
            checks.NotObserved(0.6, "how many scheduling periods are throttled (container_cpu_cfs_throttled_periods_total)");
        }

        AddUse(checks, item, reading, limit);
        if (reading.Limit is not null)
        {
            checks.Supports(0.15, $"it has a CPU limit of {limit}", checks.Declared(item, "container.cpu-limit", limit));
        }

        if (rise is not null)
        {
            checks.Supports(0.3, $"its CPU use rose {rise}", checks.Measured(item, "cpu.rise", rise.ToString(), rise.At));
        }

        if (slower is not null)
        {
            checks.Supports(0.5, $"its own latency rose {slower}", checks.Measured(reading.Subject.Blamed, "service.latency", slower.ToString(), slower.At));
        }

        return checks.Checks;
    }

    private static void AddUse(CheckList checks, ClusterObject item, CpuReading reading, string limit)
    {
        if (UsedShare(reading) is not { } used)
        {
            checks.NotObserved(0.5, "how much CPU it uses against its limit (container_cpu_usage_seconds_total)");
            return;
        }

        var fact = checks.Measured(item, "cpu.used", Percent(used), reading.At);
        if (used >= 0.6)
        {
            checks.Supports(0.5, $"it uses {Percent(used)} of {limit}", fact);
        }
        else if (reading.Throttled is > MostThrottled)
        {
            checks.Supports(0.3, $"on average it uses only {Percent(used)} of {limit}: it is held back in bursts", fact);
        }
    }

    private static Rise? Slower(ClusterModel model, MetricSet metrics, CpuReading reading) =>
        ServiceLevel.LatencyRise(model, metrics, reading.Subject.Blamed);

    private static double? UsedShare(CpuReading reading) =>
        reading is { Usage.Count: > 0, Limit: > 0 } ? Readings.Latest(reading.Usage) / reading.Limit : null;

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
