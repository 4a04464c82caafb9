namespace Autoheal.Reasoning.Statistics;

/// <summary>Location, spread and outliers that up to half of the values cannot spoil. Pure.</summary>
public static class Robust
{
    /// <summary>Makes the median absolute deviation of normal values their standard deviation: 1 / Φ⁻¹(3/4).</summary>
    private const double Consistency = 1.4826022185056018;

    /// <summary>Makes the mean absolute deviation of normal values their standard deviation: √(π/2).</summary>
    private const double MeanConsistency = 1.2533141373155003;

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Series.Check(sorted, 1);
        Array.Sort(sorted);
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The scaled median absolute deviation: for normal values the standard deviation.</summary>
    public static double Spread(IReadOnlyList<double> values)
    {
        var median = Median(values);
        return Consistency * Median(values.Select(value => Math.Abs(value - median)));
    }

    /// <summary>How many robust standard deviations a value lies from the median of a baseline.</summary>
    /// <returns>
    /// Beyond ±3.5 is an outlier. When more than half of the baseline is equal the mean deviation is used instead; a baseline that never varies
    /// gives 0 for its own value and infinity for any other.
    /// </returns>
    /// <remarks>Source: B. Iglewicz and D. C. Hoaglin, "How to Detect and Handle Outliers", ASQC, 1993.</remarks>
    public static double ZScore(double value, IReadOnlyList<double> baseline)
    {
        var median = Median(baseline);
        var spread = Spread(baseline);
        if (spread == 0)
        {
            spread = MeanConsistency * baseline.Average(one => Math.Abs(one - median));
        }

        var distance = value - median;
        return spread > 0 ? distance / spread : distance == 0 ? 0 : double.CopySign(double.PositiveInfinity, distance);
    }
}
