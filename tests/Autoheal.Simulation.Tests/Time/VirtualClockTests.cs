using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Time;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly VirtualClock _clock = new(Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void AdvanceTo_SeveralTimers_FireInOrderOfDueTimeThenOfArming()
    {
        Arm("c", 3);
        Arm("a1", 1);
        Arm("a2", 1);

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["a1@1", "a2@1", "c@3"], _fired);
    }

    [Fact]
    public void AdvanceTo_PeriodicTimer_FiresAtEachPeriod()
    {
        using var timer = _clock.CreateTimer(_ => Record("p"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(["p@1", "p@3", "p@5"], _fired);
    }

    [Fact]
    public void AdvanceTo_TimerArmedByACallback_FiresOnTheSameWay()
    {
        _clock.CreateTimer(_ => Arm("inner", 1), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(["inner@2"], _fired);
    }

    [Fact]
    public void AdvanceTo_ChangedAndDisposedTimers_DoNotFireAtTheirOldTimes()
    {
        var disposed = Arm("disposed", 1);
        var moved = Arm("moved", 1);
        disposed.Dispose();
        moved.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan);

        Assert.Equal(Start.AddSeconds(4), _clock.NextDue);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["moved@4"], _fired);
        Assert.False(disposed.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        Assert.Null(_clock.NextDue);
    }

    [Fact]
    public void AdvanceTo_ThePast_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.AdvanceTo(Start.AddTicks(-1)));

    [Fact]
    public void GetElapsedTime_AfterAdvance_IsTheVirtualSpan()
    {
        var before = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMilliseconds(1500));

        Assert.Equal(TimeSpan.FromMilliseconds(1500), _clock.GetElapsedTime(before));
        Assert.Equal(Start.AddMilliseconds(1500), _clock.GetUtcNow());
    }

    private ITimer Arm(string name, int seconds) =>
        _clock.CreateTimer(_ => Record(name), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private void Record(string name) => _fired.Add($"{name}@{(_clock.GetUtcNow() - Start).TotalSeconds}");
}
