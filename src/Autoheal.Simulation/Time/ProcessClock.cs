namespace Autoheal.Simulation.Time;

/// <summary>The virtual clock as one process sees it: same time, but its timers belong to the process and fire as steps of it.</summary>
internal sealed class ProcessClock(SimulatedProcess process, VirtualClock clock) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var step = new SendOrPostCallback(callback);
        return process.IsAlive
            ? clock.CreateTimer(_ => process.Post(step, state), null, dueTime, period, process)
            : clock.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, process);
    }
}
