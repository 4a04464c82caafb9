namespace Autoheal.Reasoning.Statistics;

/// <summary>Where the level of a series changed. Immutable.</summary>
public sealed record ChangePoint
{
    /// <summary>Gets the index of the first value of the new level.</summary>
    public required int Index { get; init; }

    /// <summary>Gets the median before.</summary>
    public required double Before { get; init; }

    /// <summary>Gets the median from the change on.</summary>
    public required double After { get; init; }

    /// <summary>Gets the probability of so clear a change if there were none; small is clear.</summary>
    public required double PValue { get; init; }

    /// <summary>
    /// Finds the clearest change of level by Pettitt's test: rank-based, so that single outliers and the distribution do not matter.
    /// </summary>
    /// <param name="values">At least 8 values in the order of time; not a number is refused.</param>
    /// <param name="significance">The largest p-value that counts as a change.</param>
    /// <returns>The change, or null when none is clear.</returns>
    /// <remarks>
    /// Source: A. N. Pettitt, "A non-parametric approach to the change-point problem", Applied Statistics 28(2), 1979:
    /// U(t) = Σ_{i≤t} Σ_{j&gt;t} sgn(x_i − x_j), K = max |U(t)|, p ≈ 2 exp(−6K² / (n³ + n²)).
    /// </remarks>
    public static ChangePoint? Find(IReadOnlyList<double> values, double significance = 0.01)
    {
        Series.Check(values, 8);
        var n = values.Count;
        var ranks = Series.Ranks(values);
        var sum = 0d;
        var best = 0d;
        var at = 0;
        for (var t = 1; t < n; t++)
        {
            // With mid-ranks U(t) = 2 Σ_{i≤t} r_i − t(n + 1).
            sum += ranks[t - 1];
            var u = Math.Abs((2 * sum) - (t * (n + 1d)));
            if (u > best)
            {
                (best, at) = (u, t);
            }
        }

        var p = Math.Min(1, 2 * Math.Exp(-6 * best * best / (Math.Pow(n, 3) + Math.Pow(n, 2))));
        return at == 0 || p > significance
            ? null
            : new ChangePoint { Index = at, Before = Robust.Median(values.Take(at)), After = Robust.Median(values.Skip(at)), PValue = p };
    }
}
