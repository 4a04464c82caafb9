namespace Autoheal.Reasoning.Statistics;

/// <summary>What the next value of a series should be. Immutable.</summary>
public sealed record Forecast
{
    /// <summary>Gets the expected value.</summary>
    public required double Expected { get; init; }

    /// <summary>Gets the lower end of the interval.</summary>
    public required double Lower { get; init; }

    /// <summary>Gets the upper end of the interval.</summary>
    public required double Upper { get; init; }

    /// <summary>Whether a value lies within the interval.</summary>
    public bool Covers(double value) => value >= Lower && value <= Upper;

    /// <summary>
    /// Forecasts by the same phase of earlier seasons, lifted by the change of level between the seasons: robust against single outliers, and right
    /// for loads that repeat daily or weekly.
    /// </summary>
    /// <param name="values">At least two seasons, the latest value last, evenly spaced.</param>
    /// <param name="season">Values in a season; 1 for a series without one.</param>
    /// <param name="ahead">How many steps ahead, from 1.</param>
    /// <param name="deviations">Half the width of the interval in robust standard deviations of past errors; 3 covers 99.7 % of normal errors.</param>
    /// <remarks>
    /// Source: the seasonal naive method with drift (R. J. Hyndman and G. Athanasopoulos, "Forecasting: Principles and Practice", 3rd ed., 5.2 and
    /// 5.5), medians in place of means: the interval is ± z σ̂ √k, k the number of seasons ahead, σ̂ the scaled median absolute deviation of past
    /// one-season errors.
    /// </remarks>
    public static Forecast Next(IReadOnlyList<double> values, int season = 1, int ahead = 1, double deviations = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviations);
        Series.Check(values, Math.Max(4, 2 * season));
        double[] changes = [.. values.Skip(season).Select((value, index) => value - values[index])];
        var drift = Robust.Median(changes);
        var seasons = ((ahead - 1) / season) + 1;
        var same = values[values.Count - season + ((ahead - 1) % season)];
        var error = Robust.Spread(changes);
        var expected = same + (drift * seasons);
        var half = deviations * error * Math.Sqrt(seasons);
        return new Forecast { Expected = expected, Lower = expected - half, Upper = expected + half };
    }
}
