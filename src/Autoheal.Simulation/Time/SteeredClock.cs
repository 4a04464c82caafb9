namespace Autoheal.Simulation.Time;

/// <summary>
/// A clock that runs at a multiple of the real one, as <see cref="RealRateClock"/> does, and that a person can stop, let run again and set forward. It never
/// goes back, and like the other it is held back at the real time.
/// </summary>
/// <remarks>Thread-safe. Timers fire on the threads of the underlying provider's timers; what falls due by setting it forward fires at once, in no order.</remarks>
public sealed class SteeredClock : TimeProvider
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    private readonly HashSet<SteeredTimer> _armed = [];
    private readonly DateTimeOffset _start;
    private TimeSpan _passed;
    private long _since;

    /// <summary>Creates the clock, running.</summary>
    /// <param name="rate">Virtual seconds in a real second; above 0, at most 1,000.</param>
    /// <param name="real">The real clock; <see cref="TimeProvider.System"/> when null.</param>
    public SteeredClock(double rate = 1, TimeProvider? real = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1000);
        Rate = rate;
        Real = real ?? TimeProvider.System;
        _since = Real.GetTimestamp();
        // Room to be set forward in, besides that for running.
        _start = Real.GetUtcNow() - (LongestRun * Math.Max(1, rate - 1));
    }

    /// <summary>Virtual seconds in a real second.</summary>
    public double Rate { get; }

    /// <summary>Whether the clock stands still.</summary>
    public bool IsPaused { get; private set; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>One tick is 100 ns, as in <see cref="TimeSpan"/>.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    internal Lock Gate { get; } = new();

    internal TimeProvider Real { get; }

    /// <summary>The time since the start; the lock is held.</summary>
    internal TimeSpan Elapsed => IsPaused ? _passed : _passed + (Real.GetElapsedTime(_since) * Rate);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (Gate)
        {
            var simulated = _start + Elapsed;
            var real = Real.GetUtcNow();
            return simulated > real ? real : simulated;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (Gate)
        {
            return Elapsed.Ticks;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new SteeredTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Stops the clock. Harmless when it stands still.</summary>
    public void Pause() => Steer(TimeSpan.Zero, paused: true);

    /// <summary>Lets it run again. Harmless when it runs.</summary>
    public void Resume() => Steer(TimeSpan.Zero, paused: false);

    /// <summary>Sets it forward, running or not.</summary>
    /// <param name="span">By how much; not negative.</param>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        Steer(span, IsPaused);
    }

    /// <summary>Takes part in what changes the clock, or no longer; the lock is held.</summary>
    internal void Keep(SteeredTimer timer, bool armed)
    {
        if (armed)
        {
            _armed.Add(timer);
        }
        else
        {
            _armed.Remove(timer);
        }
    }

    private void Steer(TimeSpan forward, bool paused)
    {
        lock (Gate)
        {
            _passed = Elapsed + forward;
            _since = Real.GetTimestamp();
            IsPaused = paused;
            foreach (var timer in _armed)
            {
                timer.Arm();
            }
        }
    }
}
