namespace Autoheal.Simulation.Time;

/// <summary>
/// The world's clock while its history is made: it shows a past that moves only when told, and then joins the clock that drives the world
/// from then on. So a new cluster has deployments that are weeks old, whatever kind of clock it lives by.
/// </summary>
internal sealed class WorldClock(TimeProvider present) : TimeProvider
{
    private DateTimeOffset? _past;

    public bool IsPast => _past is not null;

    public override TimeZoneInfo LocalTimeZone => present.LocalTimeZone;

    public override long TimestampFrequency => present.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _past ?? present.GetUtcNow();

    public override long GetTimestamp() => present.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        present.CreateTimer(callback, state, dueTime, period);

    /// <summary>Goes back by this much, or forward to that point of the past.</summary>
    public void ShowPast(TimeSpan ago) => _past = present.GetUtcNow() - ago;

    /// <summary>Moves the past forward to an instant, at most to the present.</summary>
    public void AdvanceTo(DateTimeOffset instant) => _past = instant < present.GetUtcNow() ? instant : present.GetUtcNow();

    public void JoinPresent() => _past = null;
}
