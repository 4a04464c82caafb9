using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Time;

public sealed class RealRateClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly VirtualClock _real = new(Start);

    [Fact]
    public void GetUtcNow_RateTen_RunsTenTimesAsFastAndStaysInThePast()
    {
        var clock = new RealRateClock(10, _real);
        var first = clock.GetUtcNow();

        _real.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.FromMinutes(10), clock.GetUtcNow() - first);
        Assert.True(clock.GetUtcNow() < _real.GetUtcNow());
    }

    [Fact]
    public void GetUtcNow_AfterManyDays_NeverOvertakesTheRealClock()
    {
        var clock = new RealRateClock(10, _real);

        _real.Advance(TimeSpan.FromDays(3));

        Assert.Equal(_real.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void GetUtcNow_RateOne_IsTheRealTime() => Assert.Equal(Start, new RealRateClock(1, _real).GetUtcNow());

    [Fact]
    public void CreateTimer_RateTen_FiresAfterATenthOfTheSpan()
    {
        var clock = new RealRateClock(10, _real);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10));

        _real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, fired);
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, fired);
    }
}
