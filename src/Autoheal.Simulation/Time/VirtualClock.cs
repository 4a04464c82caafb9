namespace Autoheal.Simulation.Time;

/// <summary>
/// A clock that stands still until it is told to advance. Timers fire at their exact due time, ordered by due time and then by the
/// order in which they were armed, so a run is the same every time.
/// </summary>
/// <remarks>
/// Arming and reading are thread-safe, because a completed disk operation may arm a timer from another thread. Advancing is for one
/// thread at a time: the callbacks run on it, outside the clock's lock.
/// </remarks>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Appointment, (long Due, long Sequence)> _agenda = new();
    private readonly long _startTicks;
    private long _nowTicks;
    private long _sequence;

    /// <summary>Creates a clock that shows <paramref name="start"/>.</summary>
    /// <param name="start">The first instant; kept in UTC.</param>
    public VirtualClock(DateTimeOffset start) => _startTicks = _nowTicks = start.UtcTicks;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>One tick is 100 ns, as in <see cref="TimeSpan"/>.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next armed timer is due, or null when nothing is armed.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return PeekLive() is { } due ? At(due) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => At(Interlocked.Read(ref _nowTicks));

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _nowTicks) - _startTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        CreateTimer(callback, state, dueTime, period, owner: null);

    /// <summary>Advances to <paramref name="instant"/> and fires every timer that falls due on the way, each at its own time.</summary>
    /// <param name="instant">The instant to reach.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the clock's past.</exception>
    public void AdvanceTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        while (FireNext(instant))
        {
        }

        Interlocked.Exchange(ref _nowTicks, instant.UtcTicks);
    }

    /// <summary>Advances by <paramref name="span"/>; see <see cref="AdvanceTo"/>.</summary>
    /// <param name="span">How far to advance; not negative.</param>
    public void Advance(TimeSpan span) => AdvanceTo(GetUtcNow() + span);

    /// <summary>Advances to the next timer and fires that one alone; false when none is due by <paramref name="limit"/>.</summary>
    internal bool FireNext(DateTimeOffset limit)
    {
        VirtualTimer timer;
        lock (_gate)
        {
            if (PeekLive() is not { } due || due > limit.UtcTicks)
            {
                return false;
            }

            timer = _agenda.Dequeue().Timer;
            Interlocked.Exchange(ref _nowTicks, Math.Max(_nowTicks, due));
            timer.Rearm();
        }

        timer.Fire();
        return true;
    }

    internal VirtualTimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period, object? owner)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state, owner);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Forgets every timer that <paramref name="owner"/> armed.</summary>
    internal void DropTimersOf(object owner)
    {
        lock (_gate)
        {
            foreach (var (appointment, _) in _agenda.UnorderedItems)
            {
                if (ReferenceEquals(appointment.Timer.Owner, owner))
                {
                    appointment.Timer.Disarm();
                }
            }
        }
    }

    internal void Arm(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            timer.Disarm();
            timer.Period = period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Enqueue(timer, _nowTicks + dueTime.Ticks);
            }
        }
    }

    internal void Disarm(VirtualTimer timer)
    {
        lock (_gate)
        {
            timer.Disarm();
        }
    }

    internal void Enqueue(VirtualTimer timer, long dueTicks) =>
        _agenda.Enqueue(new Appointment(timer, timer.Version), (dueTicks, ++_sequence));

    internal long NowTicks => _nowTicks;

    private static DateTimeOffset At(long utcTicks) => new(utcTicks, TimeSpan.Zero);

    /// <summary>The next due time; appointments of timers that were changed or disposed since are dropped on the way.</summary>
    private long? PeekLive()
    {
        while (_agenda.TryPeek(out var appointment, out var priority))
        {
            if (appointment.Version == appointment.Timer.Version)
            {
                return priority.Due;
            }

            _agenda.Dequeue();
        }

        return null;
    }

    /// <summary>A timer's entry in the agenda; void once the timer's version has moved on.</summary>
    private readonly record struct Appointment(VirtualTimer Timer, int Version);
}
