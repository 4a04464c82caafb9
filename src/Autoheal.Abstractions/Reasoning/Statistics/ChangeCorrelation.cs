namespace Autoheal.Reasoning.Statistics;

/// <summary>How well a moment when something was changed explains the moment when a series went wrong. Pure.</summary>
public static class ChangeCorrelation
{
    /// <summary>
    /// Scores a change as the trigger of an onset: 0 for one that came after it (less the tolerance) or long before, 1 for one at the same moment,
    /// halved with every half-life between them.
    /// </summary>
    /// <param name="change">When something was changed.</param>
    /// <param name="onset">When the series changed its level.</param>
    /// <param name="halfLife">The delay at which a change explains half as much; positive.</param>
    /// <param name="tolerance">How much later than the onset a change may be recorded, because clocks and scrape intervals differ.</param>
    /// <remarks>A decaying prior over delays: score = 2^(−delay / half-life). Ranks candidates; it is no probability.</remarks>
    public static double Score(DateTimeOffset change, DateTimeOffset onset, TimeSpan halfLife, TimeSpan tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(halfLife, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(tolerance, TimeSpan.Zero);
        var delay = onset - change;
        return delay < -tolerance ? 0 : delay <= TimeSpan.Zero ? 1 : Math.Pow(2, -(delay / halfLife));
    }

    /// <summary>The rank correlation of two series, −1 to 1: whether they rise together, whatever the shape.</summary>
    /// <returns>0 when one of them never varies.</returns>
    /// <remarks>Source: C. Spearman, "The proof and measurement of association between two things", 1904: Pearson's r of the mid-ranks.</remarks>
    public static double RankCorrelation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Series.Check(x, 3);
        Series.Check(y, 3);
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"The series have {x.Count} and {y.Count} values.", nameof(y));
        }

        var (a, b) = (Series.Ranks(x), Series.Ranks(y));
        var mean = (x.Count + 1) / 2d;
        var (covariance, varianceA, varianceB) = (0d, 0d, 0d);
        for (var i = 0; i < a.Length; i++)
        {
            covariance += (a[i] - mean) * (b[i] - mean);
            varianceA += (a[i] - mean) * (a[i] - mean);
            varianceB += (b[i] - mean) * (b[i] - mean);
        }

        return varianceA == 0 || varianceB == 0 ? 0 : covariance / Math.Sqrt(varianceA * varianceB);
    }
}
