namespace Autoheal.Simulation.Kubelet;

/// <summary>The kubelet's back-off: 10 s, doubled at each turn up to 5 min, forgotten when nothing failed for 10 min.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan s_initial = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);
    private DateTimeOffset _lastUpdate;

    /// <summary>How long the current turn lasts; zero before the first failure.</summary>
    public TimeSpan Current { get; private set; }

    public bool IsOver(DateTimeOffset since, DateTimeOffset now) => Current == TimeSpan.Zero || IsForgotten(since) || now - since >= Current;

    /// <summary>Starts the next turn, for something that failed at <paramref name="failed"/>.</summary>
    public void Next(DateTimeOffset failed, DateTimeOffset now)
    {
        Current = Current == TimeSpan.Zero || IsForgotten(failed) ? s_initial : Min(Current * 2, s_longest);
        _lastUpdate = now;
    }

    private bool IsForgotten(DateTimeOffset failed) => failed - _lastUpdate > s_longest * 2;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
