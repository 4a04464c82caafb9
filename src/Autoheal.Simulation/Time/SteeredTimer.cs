namespace Autoheal.Simulation.Time;

/// <summary>A timer of a <see cref="SteeredClock"/>: a real one that is set anew whenever the clock is steered.</summary>
internal sealed class SteeredTimer : ITimer
{
    private readonly SteeredClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _inner;
    private TimeSpan? _due;
    private TimeSpan _period;

    public SteeredTimer(SteeredClock clock, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _inner = clock.Real.CreateTimer(static timer => ((SteeredTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_clock.Gate)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.Elapsed + dueTime;
            _period = period;
            return Arm();
        }
    }

    /// <summary>Sets the real timer by how the clock stands; the clock's lock is held.</summary>
    public bool Arm()
    {
        // Called while the clock goes through its timers: one that stays armed changes nothing there.
        if (_due is not { } due)
        {
            _clock.Keep(this, armed: false);
            return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _clock.Keep(this, armed: true);
        var left = due - _clock.Elapsed;
        return left <= TimeSpan.Zero
            ? _inner.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan)
            : _inner.Change(_clock.IsPaused ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Ceiling((left / _clock.Rate).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_clock.Gate)
        {
            _due = null;
            _clock.Keep(this, armed: false);
        }

        _inner.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Fire()
    {
        lock (_clock.Gate)
        {
            if (_due is not { } due || due > _clock.Elapsed)
            {
                Arm();
                return;
            }

            _due = _period <= TimeSpan.Zero ? null : due + _period > _clock.Elapsed ? due + _period : _clock.Elapsed + _period;
            Arm();
        }

        _callback(_state);
    }
}
