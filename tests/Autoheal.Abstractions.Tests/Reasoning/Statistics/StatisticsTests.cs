using Autoheal.Reasoning.Statistics;

namespace Autoheal.Abstractions.Tests.Reasoning.Statistics;

/// <summary>Against published examples and hand-computed values.</summary>
public sealed class StatisticsTests
{
    /// <summary>The yearly flow of the Nile at Aswan, 1871 to 1970 (G. W. Cobb, Biometrika 65, 1978): it fell after 1898.</summary>
    private static readonly double[] s_nile =
    [
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220,
        1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698,
        845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    ];

    [Fact]
    public void ChangePoint_Nile_IsAfter1898()
    {
        var change = ChangePoint.Find(s_nile)!;

        Assert.Equal(1899 - 1871, change.Index);
        Assert.True(change.PValue < 1e-6);
        Assert.True(change.Before > 1100 && change.After < 850);
    }

    [Fact]
    public void ChangePoint_NoiseOrOneSpike_IsNone()
    {
        var random = new Random(7);
        double[] noise = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];

        Assert.Null(ChangePoint.Find(noise));
        noise[100] = 1e9;
        Assert.Null(ChangePoint.Find(noise));
        Assert.Null(ChangePoint.Find([.. Enumerable.Repeat(1d, 50)]));
    }

    [Fact]
    public void Robust_Spread_IsTheScaledMedianDeviation()
    {
        Assert.Equal(2, Robust.Median([1, 1, 2, 2, 4, 6, 9]));
        Assert.Equal(2.5, Robust.Median([4, 1, 2, 3]));
        Assert.Equal(1.4826, Robust.Spread([1, 1, 2, 2, 4, 6, 9]), 4);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(9, 4.7214)]
    [InlineData(-5, -4.7214)]
    public void Robust_ZScore_CountsRobustDeviations(double value, double expected) =>
        Assert.Equal(expected, Robust.ZScore(value, [1, 1, 2, 2, 4, 6, 9]), 3);

    [Fact]
    public void Robust_ZScore_OfAConstantBaseline_IsZeroOrInfinite()
    {
        Assert.Equal(0, Robust.ZScore(5, [5, 5, 5]));
        Assert.Equal(double.NegativeInfinity, Robust.ZScore(4, [5, 5, 5]));
        Assert.True(double.IsFinite(Robust.ZScore(9, [5, 5, 5, 5, 6])));
    }

    [Fact]
    public void Trend_Leak_IsFoundThroughSpikes()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => i * 60d)];
        double[] y = [.. x.Select((at, i) => 100 + (0.5 * at) + (i % 10 == 0 ? 5000 : i % 2))];

        var trend = Trend.Fit(x, y);
        var clean = Trend.Fit(x, [.. x.Select(at => 3 - at)]);

        Assert.Equal(0.5, trend.Slope, 2);
        Assert.Equal((-1, 3, 1), (clean.Slope, clean.Intercept, clean.RSquared));
        Assert.Equal(13, clean.Reaches(-10, from: 0));
        Assert.Null(clean.Reaches(10, from: 0));
    }

    [Fact]
    public void Trend_Noise_ExplainsLittle()
    {
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 200).Select(i => (double)i)];

        Assert.True(Trend.Fit(x, [.. x.Select(_ => random.NextDouble())]).RSquared < 0.1);
    }

    [Fact]
    public void TwoSamples_ShiftedBlocks_HaveTheKnownDistance()
    {
        double[] a = [.. Enumerable.Range(1, 10).Select(i => (double)i)];
        double[] b = [.. Enumerable.Range(6, 10).Select(i => (double)i)];

        var shifted = TwoSamples.Compare(a, b);

        Assert.Equal(0.5, shifted.Distance);
        Assert.Equal(0.111, shifted.PValue, 2);
        Assert.Equal((0, 1), (TwoSamples.Compare(a, a).Distance, TwoSamples.Compare(a, a).PValue));
        Assert.Equal(1, TwoSamples.Compare(a, [.. b.Select(value => value + 100)]).Distance);
    }

    /// <summary>Under no difference p-values below 5 % come in about 5 % of comparisons.</summary>
    [Fact]
    public void TwoSamples_SameDistribution_RarelyAlarms()
    {
        var random = new Random(11);
        double[] Sample() => [.. Enumerable.Range(0, 80).Select(_ => random.NextDouble())];

        var alarms = Enumerable.Range(0, 1000).Count(_ => TwoSamples.Compare(Sample(), Sample()).PValue < 0.05);

        Assert.InRange(alarms, 20, 80);
    }

    [Fact]
    public void Forecast_Season_RepeatsWithItsDrift()
    {
        double[] values = [.. Enumerable.Range(0, 96).Select(hour => (10 * Math.Sin(hour * Math.PI / 12)) + (hour / 24))];

        var next = Forecast.Next(values, season: 24);
        var later = Forecast.Next(values, season: 24, ahead: 30);

        Assert.Equal(4, next.Expected, 9);
        Assert.Equal((10 * Math.Sin(125 * Math.PI / 12)) + 5, later.Expected, 9);
        Assert.False(Forecast.Next([.. values.Select((value, i) => value + (i % 7))], season: 24).Covers(100));
    }

    [Fact]
    public void Forecast_Interval_CoversNormalNoise()
    {
        var random = new Random(5);
        double Noise() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
        var covered = 0;
        for (var run = 0; run < 500; run++)
        {
            double[] values = [.. Enumerable.Range(0, 60).Select(_ => Noise())];
            covered += Forecast.Next(values).Covers(Noise()) ? 1 : 0;
        }

        Assert.InRange(covered, 480, 500);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(600, 0.5)]
    [InlineData(1200, 0.25)]
    [InlineData(-30, 1)]
    [InlineData(-61, 0)]
    public void Score_Change_HalvesWithItsDelay(int secondsBeforeOnset, double score) => Assert.Equal(
        score,
        ChangeCorrelation.Score(
            DateTimeOffset.UnixEpoch.AddSeconds(-secondsBeforeOnset), DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1)),
        9);

    [Fact]
    public void RankCorrelation_Shapes_DoNotMatter()
    {
        Assert.Equal(1, ChangeCorrelation.RankCorrelation([1, 2, 3, 4], [1, 10, 100, 1000]), 9);
        Assert.Equal(-1, ChangeCorrelation.RankCorrelation([1, 2, 3, 4], [4, 3, 2, 1]), 9);
        Assert.Equal(0, ChangeCorrelation.RankCorrelation([1, 2, 3], [5, 5, 5]));
        Assert.Equal(-0.1758, ChangeCorrelation.RankCorrelation([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]), 3);
    }

    [Fact]
    public void AnyStatistic_BadValues_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => ChangePoint.Find([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => Robust.Median([double.NaN]));
        Assert.Throws<ArgumentException>(() => Trend.Fit([1, 1, 1], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => TwoSamples.Compare([1, 2], [1, 2, 3, 4, 5]));
        Assert.Throws<ArgumentException>(() => Forecast.Next([1, 2, 3, 4, 5], season: 3));
    }

    [Fact]
    public void Isotonic_Violators_ArePooledByWeight() => Assert.Equal(
        [(1, 1), (2, 2.5), (3, 2.5), (4, 5)],
        Isotonic.Fit([(1, 1, 1), (2, 3, 1), (3, 2, 1), (4, 5, 2)]));

    [Fact]
    public void Isotonic_OnePositionOften_IsItsWeightedMean() => Assert.Equal([(1, 0.25)], Isotonic.Fit([(1, 1, 1), (1, 0, 3)]));
}
