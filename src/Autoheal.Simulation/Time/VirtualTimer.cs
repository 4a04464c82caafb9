namespace Autoheal.Simulation.Time;

/// <summary>A timer of a <see cref="VirtualClock"/>. Its callback sees the execution context in which the timer was created, as real ones do.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state, object? owner) : ITimer
{
    private static readonly ContextCallback RunCallback = static timer => ((VirtualTimer)timer!).Invoke();
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private bool _disposed;

    public object? Owner { get; } = owner;

    public int Version { get; private set; }

    public TimeSpan Period { get; set; } = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        clock.Arm(this, dueTime, period);
        return true;
    }

    public void Fire()
    {
        if (_context is null)
        {
            Invoke();
        }
        else
        {
            ExecutionContext.Run(_context, RunCallback, this);
        }
    }

    /// <summary>Voids the pending appointment; the clock's lock is held.</summary>
    public void Disarm() => Version++;

    /// <summary>Books the next appointment of a periodic timer; the clock's lock is held.</summary>
    public void Rearm()
    {
        Disarm();
        if (Period != Timeout.InfiniteTimeSpan)
        {
            clock.Enqueue(this, clock.NowTicks + Period.Ticks);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Disarm(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Invoke() => callback(state);
}
