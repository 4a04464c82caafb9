namespace Autoheal.Simulation.Time;

/// <summary>
/// What the world has to do and when: due times in order, first booked first among equals. Unlike timers of a clock it runs only when the
/// world is stepped, whatever kind of clock drives it.
/// </summary>
internal sealed class Agenda(TimeProvider clock)
{
    private readonly PriorityQueue<AgendaEntry, (long Due, long Sequence)> _entries = new();
    private long _sequence;

    /// <summary>Raised when something was booked before everything else.</summary>
    public event Action? BecameEarlier;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>When the next entry is due; null when nothing is booked.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (_entries.TryPeek(out var entry, out _))
            {
                if (!entry.Cancelled)
                    return entry.Due;
                _entries.Dequeue();
            }

            return null;
        }
    }

    public AgendaEntry At(DateTimeOffset due, Action action)
    {
        var entry = new AgendaEntry(due, action);
        var earlier = NextDue is not { } next || due < next;
        _entries.Enqueue(entry, (due.UtcTicks, ++_sequence));
        if (earlier)
            BecameEarlier?.Invoke();
        return entry;
    }

    public AgendaEntry In(TimeSpan delay, Action action) => At(Now + delay, action);

    /// <summary>Runs everything that is due now, including what that books for now.</summary>
    public void RunDue()
    {
        while (NextDue is { } due && due <= Now)
            _entries.Dequeue().Action();
    }
}
