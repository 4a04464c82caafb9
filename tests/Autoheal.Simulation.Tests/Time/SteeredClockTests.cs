using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Time;

public sealed class SteeredClockTests
{
    private readonly VirtualClock _real = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private int _fired;

    [Fact]
    public void Timer_RunningClock_FiresAfterItsShareOfRealTime()
    {
        var clock = new SteeredClock(10, _real);
        using var timer = Start(clock, seconds: 10);

        _real.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, _fired);
        _real.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, _fired);
        Assert.Equal(TimeSpan.FromSeconds(10).Ticks, clock.GetTimestamp());
    }

    [Fact]
    public void Pause_RunningTimer_FiresOnlyAfterTheRestOnceItRunsAgain()
    {
        var clock = new SteeredClock(10, _real);
        using var timer = Start(clock, seconds: 10);
        _real.Advance(TimeSpan.FromMilliseconds(500));
        clock.Pause();
        var stopped = clock.GetUtcNow();

        _real.Advance(TimeSpan.FromHours(1));
        Assert.Equal((true, 0, stopped), (clock.IsPaused, _fired, clock.GetUtcNow()));
        clock.Resume();
        _real.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal(0, _fired);
        _real.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal((false, 1), (clock.IsPaused, _fired));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Advance_OverATimer_FiresItAtOnce(bool paused)
    {
        var clock = new SteeredClock(10, _real);
        using var timer = Start(clock, seconds: 10);
        if (paused)
        {
            clock.Pause();
        }

        var before = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(10));
        _real.Advance(TimeSpan.Zero);

        Assert.Equal(1, _fired);
        Assert.Equal(TimeSpan.FromSeconds(10), clock.GetUtcNow() - before);
        Assert.Equal(paused, clock.IsPaused);
    }

    [Fact]
    public void Timer_Periodic_FiresAgainAndSkipsWhatWasJumpedOver()
    {
        var clock = new SteeredClock(1, _real);
        using var timer = Start(clock, seconds: 1, period: 1);

        _real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, _fired);
        clock.Advance(TimeSpan.FromHours(1));
        _real.Advance(TimeSpan.Zero);

        Assert.Equal(4, _fired);
    }

    [Fact]
    public void Timer_Disposed_DoesNotFire()
    {
        var clock = new SteeredClock(1, _real);
        Start(clock, seconds: 1).Dispose();

        _real.Advance(TimeSpan.FromSeconds(2));
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(0, _fired);
    }

    [Fact]
    public void GetUtcNow_SetFarForward_IsNeverInTheFuture()
    {
        var clock = new SteeredClock(1, _real);

        clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(_real.GetUtcNow(), clock.GetUtcNow());
    }

    private ITimer Start(SteeredClock clock, int seconds, int? period = null) => clock.CreateTimer(
        _ => _fired++, null, TimeSpan.FromSeconds(seconds), period is { } every ? TimeSpan.FromSeconds(every) : Timeout.InfiniteTimeSpan);
}
