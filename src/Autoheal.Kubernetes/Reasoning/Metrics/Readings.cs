using Autoheal.Context;
using Autoheal.Reasoning.Statistics;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>Picks series out of what was measured, and reads them.</summary>
internal static class Readings
{
    /// <summary>An outlier by Iglewicz and Hoaglin.</summary>
    private const double Unusual = 3.5;

    private const double FarOut = 6;
    private const int LeastRecent = 3;

    /// <summary>The series of any of these metrics: by their name, or computed from one by their query.</summary>
    public static IEnumerable<MetricSeries> Of(MetricSet metrics, params string[] names)
    {
        foreach (var series in metrics.Series)
        {
            if (series.Name.Length > 0 ? names.Contains(series.Name) : names.Any(name => series.Query.Contains(name, StringComparison.Ordinal)))
            {
                yield return series;
            }
        }
    }

    /// <summary>A rate per second: a counter as differences between samples (a counter that fell was reset), anything computed as it is.</summary>
    public static IReadOnlyList<MetricSample> PerSecond(MetricSeries series)
    {
        if (series.Name.Length == 0)
        {
            return series.Samples;
        }

        var rates = new List<MetricSample>(series.Samples.Count);
        for (var i = 1; i < series.Samples.Count; i++)
        {
            var (before, after) = (series.Samples[i - 1], series.Samples[i]);
            var seconds = (after.At - before.At).TotalSeconds;
            if (seconds > 0)
            {
                rates.Add(new MetricSample(after.At, (after.Value >= before.Value ? after.Value - before.Value : after.Value) / seconds));
            }
        }

        return rates;
    }

    public static double[] Values(IReadOnlyList<MetricSample> samples) => [.. samples.Select(sample => sample.Value)];

    /// <summary>The level at the end: the median of the last third.</summary>
    public static double Latest(IReadOnlyList<MetricSample> samples) =>
        Robust.Median(samples.Skip(samples.Count - Math.Max(1, samples.Count / 3)).Select(sample => sample.Value));

    /// <summary>A lasting rise of the level: where it began and by how much, with how many spreads; null when there is none or it is over.</summary>
    public static Rise? FindRise(IReadOnlyList<MetricSample> samples, double factor, double least)
    {
        if (samples.Count < 8)
        {
            return null;
        }

        var values = Values(samples);
        if (ChangePoint.Find(values) is not { } change)
        {
            return FindRecent(samples, values, factor, least);
        }

        if (change.After < change.Before * factor || change.After - change.Before < least)
        {
            return null;
        }

        var lasts = Latest(samples) >= (change.Before + change.After) / 2;
        return Robust.ZScore(change.After, values[..change.Index]) > Unusual && lasts ? new Rise(samples[change.Index].At, change.Before, change.After) : null;
    }

    /// <summary>A change so near the end that a test of ranks cannot tell it from chance: all of the last few are far out of what was usual before.</summary>
    private static Rise? FindRecent(IReadOnlyList<MetricSample> samples, double[] values, double factor, double least)
    {
        var half = values[..(values.Length / 2)];
        var usual = Robust.Median(half);
        var start = values.Length;
        while (start > half.Length && values[start - 1] >= usual * factor && values[start - 1] - usual >= least && Robust.ZScore(values[start - 1], half) > FarOut)
        {
            start--;
        }

        return values.Length - start >= LeastRecent ? new Rise(samples[start].At, usual, Robust.Median(values[start..])) : null;
    }
}
