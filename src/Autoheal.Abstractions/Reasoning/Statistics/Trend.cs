namespace Autoheal.Reasoning.Statistics;

/// <summary>A straight line through a series. Immutable.</summary>
public sealed record Trend
{
    /// <summary>Gets the change for each unit of x.</summary>
    public required double Slope { get; init; }

    /// <summary>Gets the value at x = 0.</summary>
    public required double Intercept { get; init; }

    /// <summary>Gets the share of the variance that the line explains, at most 1; a series that never varies is explained by its line.</summary>
    public required double RSquared { get; init; }

    /// <summary>The line's value at an x.</summary>
    public double At(double x) => Intercept + (Slope * x);

    /// <summary>Where the line reaches a level, for instance a limit; null when it never does at or after an x.</summary>
    public double? Reaches(double level, double from)
    {
        if (Slope == 0)
        {
            return null;
        }

        var x = (level - Intercept) / Slope;
        return x >= from ? x : null;
    }

    /// <summary>
    /// Fits a line robustly: the slope is the median of the slopes between all pairs, the intercept the median of what remains. Up to 29 % of
    /// outliers (a restart, a spike) do not bend it. A leak is a positive slope with a high <see cref="RSquared"/>.
    /// </summary>
    /// <param name="x">Ascending, for instance seconds; at least 3. Above 600 points every n-th is used.</param>
    /// <param name="y">The values.</param>
    /// <remarks>Source: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63, 1968. R² = 1 − SS_res / SS_tot.</remarks>
    public static Trend Fit(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Series.Check(x, 3);
        Series.Check(y, 3);
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"There are {x.Count} positions but {y.Count} values.", nameof(y));
        }

        var slopes = Slopes(x, y);
        if (slopes.Count == 0)
        {
            throw new ArgumentException("All positions are equal.", nameof(x));
        }

        var slope = Robust.Median(slopes);
        var intercept = Robust.Median(y.Select((value, index) => value - (slope * x[index])));
        return new Trend { Slope = slope, Intercept = intercept, RSquared = Explained(x, y, slope, intercept) };
    }

    private static List<double> Slopes(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        const int Most = 600;
        var step = Math.Max(1, (x.Count + Most - 1) / Most);
        var slopes = new List<double>();
        for (var i = 0; i < x.Count; i += step)
        {
            for (var j = i + step; j < x.Count; j += step)
            {
                if (x[j] != x[i])
                {
                    slopes.Add((y[j] - y[i]) / (x[j] - x[i]));
                }
            }
        }

        return slopes;
    }

    private static double Explained(IReadOnlyList<double> x, IReadOnlyList<double> y, double slope, double intercept)
    {
        var mean = y.Average();
        var total = y.Sum(value => (value - mean) * (value - mean));
        var rest = y.Select((value, index) => value - intercept - (slope * x[index])).Sum(residual => residual * residual);
        return total == 0 ? 1 : 1 - (rest / total);
    }
}
