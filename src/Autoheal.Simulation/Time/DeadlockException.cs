namespace Autoheal.Simulation.Time;

/// <summary>A simulation can make no progress: nothing is queued, no timer is armed, and the awaited condition is still false.</summary>
public sealed class DeadlockException : InvalidOperationException
{
    internal DeadlockException(DateTimeOffset at, long step, string reason)
        : base($"The simulation is stuck at virtual time {at:yyyy-MM-ddTHH:mm:ss.fffZ} after {step} steps: {reason}")
    {
        At = at;
        Step = step;
    }

    /// <summary>The virtual time at which it got stuck.</summary>
    public DateTimeOffset At { get; }

    /// <summary>How many steps the pump had run.</summary>
    public long Step { get; }
}
