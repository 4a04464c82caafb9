namespace Autoheal.Incidents;

/// <summary>
/// Incident time for deadlines: it never runs backwards. When the machine's clock is set back, time goes on from the latest moment seen, so
/// that a correction extends no expiry. After a restart the journal's own times take that part. Thread-safe.
/// </summary>
internal sealed class SteadyClock(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _last;
    private long _seenAt;

    /// <summary>The time now, in UTC: the clock's, or the latest time seen and what has passed since, whichever is later.</summary>
    public DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            var timestamp = clock.GetTimestamp();
            var steady = _last + clock.GetElapsedTime(_seenAt, timestamp);
            var shown = clock.GetUtcNow();
            (_last, _seenAt) = (shown > steady ? shown : steady, timestamp);
            return _last;
        }
    }

    /// <summary>The time now for an incident: not before its last record either.</summary>
    public DateTimeOffset GetUtcNow(IncidentState state)
    {
        var now = GetUtcNow();
        return now > state.LastRecordAt ? now : state.LastRecordAt;
    }
}
