using Autoheal.Context;
using Autoheal.Reasoning.Statistics;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>A steady growth of a measured value since it last fell sharply.</summary>
internal sealed class Growth
{
    /// <summary>A fall to less than this share of the value before is a restart, or a clean-up.</summary>
    private const double Fall = 0.6;

    /// <summary>What has grown by less than this since the start is not worth a word.</summary>
    private const double Least = 0.15;

    private readonly Trend _trend;

    private Growth(Trend trend, IReadOnlyList<MetricSample> samples)
    {
        _trend = trend;
        (From, To) = (samples[0].At, samples[^1].At);
        Last = trend.At(Hours(samples[^1], samples[0]));
        First = trend.At(0);
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    public TimeSpan Span => To - From;

    /// <summary>Gets the fitted value at the start.</summary>
    public double First { get; }

    /// <summary>Gets the fitted value at the end.</summary>
    public double Last { get; }

    public double PerHour => _trend.Slope;

    public double RSquared => _trend.RSquared;

    /// <summary>How long until a level is reached; zero when it is already, null when never.</summary>
    public TimeSpan? Until(double level) => Last >= level ? TimeSpan.Zero
        : PerHour > 0 && (level - Last) / PerHour is var hours and < 24 * 365 ? TimeSpan.FromHours(hours) : null;

    /// <summary>The growth; null when there is none, when it is not steady, or when it levels off.</summary>
    public static Growth? Of(IReadOnlyList<MetricSample> samples, int leastSamples, double leastR2)
    {
        var since = SinceLastFall(samples);
        if (since.Length < leastSamples)
        {
            return null;
        }

        var trend = Fit(since);
        var growth = new Growth(trend, since);
        var second = Fit(since[(since.Length / 2)..]);
        var steady = trend.Slope > 0 && trend.RSquared >= leastR2 && second.Slope >= 0.4 * trend.Slope;
        return steady && growth.Last > growth.First * (1 + Least) ? growth : null;
    }

    private static Trend Fit(MetricSample[] samples) =>
        Trend.Fit([.. samples.Select(sample => Hours(sample, samples[0]))], Readings.Values(samples));

    private static double Hours(MetricSample sample, MetricSample from) => (sample.At - from.At).TotalHours;

    private static MetricSample[] SinceLastFall(IReadOnlyList<MetricSample> samples)
    {
        var start = 0;
        for (var i = 1; i < samples.Count; i++)
        {
            start = samples[i].Value < samples[i - 1].Value * Fall ? i : start;
        }

        return [.. samples.Skip(start)];
    }
}
