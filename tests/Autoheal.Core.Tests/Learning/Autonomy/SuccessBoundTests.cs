using Autoheal.Core.Tests.Doubles;
using Autoheal.Learning.Autonomy;
using FsCheck;
using FsCheck.Fluent;

namespace Autoheal.Core.Tests.Learning.Autonomy;

public sealed class SuccessBoundTests
{
    /// <summary>The sum is the integral: compared with Simpson's rule.</summary>
    [Theory]
    [InlineData(0, 0, 0.95)]
    [InlineData(10, 0, 0.95)]
    [InlineData(88, 0, 0.95)]
    [InlineData(140, 3, 0.95)]
    [InlineData(7, 2, 0.5)]
    [InlineData(0, 9, 0.8)]
    public void Capital_AnyCounts_IsTheIntegralOverAllBets(int successes, int failures, double rate)
    {
        const int Steps = 200_000;
        double Won(double share) => Math.Pow(1 + (share * (1 - rate) / rate), successes) * Math.Pow(1 - share, failures);
        var integral = Enumerable.Range(0, Steps + 1).Sum(step => Won(step / (double)Steps) * (step is 0 or Steps ? 1 : step % 2 == 1 ? 4 : 2)) / (3.0 * Steps);

        Assert.Equal(1, SuccessBound.Capital(successes, failures, rate) / integral, 9);
    }

    /// <summary>Whoever bets at fair odds wins nothing on average: the capital expected after one more outcome at the rate itself is the capital now.</summary>
    [Fact]
    public void Capital_OneMoreOutcomeAtTheRate_IsExpectedToStay() => Check.One(Seeded.Config, Prop.ForAll<byte, byte, byte>((successes, failures, percent) =>
    {
        var rate = (1 + (percent % 98)) / 100.0;
        var now = SuccessBound.Capital(successes, failures, rate);
        var expected = (rate * SuccessBound.Capital(successes + 1, failures, rate)) + ((1 - rate) * SuccessBound.Capital(successes, failures + 1, rate));
        return double.IsInfinity(expected) || Math.Abs((expected / now) - 1) < 1e-9;
    }));

    [Fact]
    public void Lower_AnyCounts_IsWhereTheBetStopsWinning() => Check.One(Seeded.Config, Prop.ForAll<byte, byte>((successes, failures) =>
    {
        var lower = SuccessBound.Lower(successes, failures, 0.05);
        return lower is >= 0 and < 1
            && (lower <= 0.001 || SuccessBound.Shows(successes, failures, lower * 0.999, 0.05))
            && !SuccessBound.Shows(successes, failures, lower + ((1 - lower) * 0.001), 0.05);
    }));

    [Theory]
    [InlineData(0, 0.05, 88)]
    [InlineData(1, 0.05, 133)]
    [InlineData(5, 0.05, 272)]
    [InlineData(0, 0.025, 105)]
    public void SuccessesNeeded_ForAGateOf095_AreThese(int failures, double error, int needed)
    {
        Assert.Equal(needed, SuccessBound.SuccessesNeeded(failures, 0.95, error));
        Assert.True(SuccessBound.Lower(needed, failures, error) >= 0.95);
        Assert.True(SuccessBound.Lower(needed - 1, failures, error) < 0.95);
    }

    [Fact]
    public void Lower_NothingSeen_IsNothing() => Assert.Equal(0, SuccessBound.Lower(0, 0, 0.05), 9);

    [Fact]
    public void Capital_VeryManyOutcomes_StaysANumber()
    {
        Assert.True(double.IsPositiveInfinity(SuccessBound.Capital(100_000, 0, 0.5)));
        Assert.InRange(SuccessBound.Lower(98_000, 2_000, 0.05), 0.977, 0.98);
    }

    [Theory]
    [InlineData(-1, 0, 0.5)]
    [InlineData(0, -1, 0.5)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 0, double.NaN)]
    public void Capital_OutOfRange_Throws(int successes, int failures, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SuccessBound.Capital(successes, failures, rate));
}
