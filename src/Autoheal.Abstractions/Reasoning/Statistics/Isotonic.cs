namespace Autoheal.Reasoning.Statistics;

/// <summary>
/// The non-decreasing step function that is closest to observations, by pooling adjacent violators. Source: Ayer, Brunk, Ewing, Reid and Silverman, "An
/// empirical distribution function for sampling with incomplete information", 1955.
/// </summary>
public static class Isotonic
{
    /// <summary>Fits.</summary>
    /// <param name="observations">Positions, values and weights above 0, in any order.</param>
    /// <returns>The fitted value at each position, both rising; one for each distinct position.</returns>
    /// <exception cref="ArgumentException">There are no observations, or a weight is not above 0.</exception>
    public static IReadOnlyList<(double X, double Y)> Fit(IEnumerable<(double X, double Y, double Weight)> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var points = observations
            .GroupBy(observation => observation.X)
            .OrderBy(group => group.Key)
            .Select(group => (X: group.Key, Weight: group.Sum(one => one.Weight), Sum: group.Sum(one => one.Y * one.Weight)))
            .ToArray();
        Series.Check([.. points.Select(point => point.X)], 1);
        if (points.Any(point => !(point.Weight > 0)))
        {
            throw new ArgumentException("Weights must be above 0.", nameof(observations));
        }

        var pools = new List<(int First, double Weight, double Sum)>();
        for (var index = 0; index < points.Length; index++)
        {
            var pool = (First: index, points[index].Weight, points[index].Sum);
            while (pools.Count > 0 && pools[^1].Sum / pools[^1].Weight >= pool.Sum / pool.Weight)
            {
                pool = (pools[^1].First, pools[^1].Weight + pool.Weight, pools[^1].Sum + pool.Sum);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        return [.. points.Select((point, index) => pools.FindLast(pool => pool.First <= index) is var pool ? (point.X, pool.Sum / pool.Weight) : default)];
    }
}
