namespace Autoheal.Simulation.Time;

/// <summary>
/// A clock that runs at a multiple of the real one, for simulations that outside programs take part in. At any rate but 1 it starts in
/// the past and is held back at the real time, so that no timestamp it gives is ever in an outside program's future.
/// </summary>
/// <remarks>Thread-safe. Timers are real timers of the underlying provider with their spans divided by the rate.</remarks>
public sealed class RealRateClock : TimeProvider
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);
    private readonly TimeProvider _real;
    private readonly DateTimeOffset _start;
    private readonly long _realStart;

    /// <summary>Creates the clock.</summary>
    /// <param name="rate">Virtual seconds in a real second; above 0, at most 1,000.</param>
    /// <param name="real">The real clock; <see cref="TimeProvider.System"/> when null.</param>
    /// <remarks>A clock faster than real starts so far back that it may run for a real day before it meets the real time.</remarks>
    public RealRateClock(double rate = 1, TimeProvider? real = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1000);
        Rate = rate;
        _real = real ?? TimeProvider.System;
        _realStart = _real.GetTimestamp();
        _start = _real.GetUtcNow() - (LongestRun * Math.Max(0, rate - 1));
    }

    /// <summary>Virtual seconds in a real second.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>One tick is 100 ns, as in <see cref="TimeSpan"/>.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var simulated = _start + Elapsed;
        var real = _real.GetUtcNow();
        return Rate == 1 || simulated > real ? real : simulated;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new RateTimer(_real.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)), this);

    private TimeSpan Elapsed => _real.GetElapsedTime(_realStart) * Rate;

    private TimeSpan ToReal(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / Rate;

    private sealed class RateTimer(ITimer inner, RealRateClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.ToReal(dueTime), clock.ToReal(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
