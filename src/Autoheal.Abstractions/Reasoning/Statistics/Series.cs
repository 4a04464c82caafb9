namespace Autoheal.Reasoning.Statistics;

/// <summary>What all statistics need of their values.</summary>
internal static class Series
{
    /// <exception cref="ArgumentException">There are too few values, or one is not finite.</exception>
    public static void Check(IReadOnlyCollection<double> values, int least)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < least)
        {
            throw new ArgumentException($"At least {least} values are needed, but there are {values.Count}.", nameof(values));
        }

        if (values.Any(value => !double.IsFinite(value)))
        {
            throw new ArgumentException("All values must be finite.", nameof(values));
        }
    }

    /// <summary>Ranks from 1; equal values share the mean of their ranks.</summary>
    public static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(index => values[index]).ToArray();
        var ranks = new double[values.Count];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end + 1 < order.Length && values[order[end + 1]].Equals(values[order[start]]))
            {
                end++;
            }

            for (var i = start; i <= end; i++)
            {
                ranks[order[i]] = ((start + end) / 2d) + 1;
            }

            start = end + 1;
        }

        return ranks;
    }
}
