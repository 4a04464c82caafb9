namespace Autoheal.Kubernetes.Watching;

/// <summary>How long to wait after failures in a row: longer each time, up to a bound, with jitter so that many watches do not come back at once.</summary>
internal sealed class WatchBackOff(TimeProvider edgeClock, Random random, TimeSpan first, TimeSpan longest)
{
    private int _failures;

    /// <summary>Something went well.</summary>
    public void Reset() => _failures = 0;

    /// <summary>There is no hurry: the next wait is the longest.</summary>
    public void Lengthen() => _failures = 16;

    /// <summary>Waits before the next attempt.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var factor = Math.Pow(2, Math.Min(_failures++, 16));
        var wait = TimeSpan.FromTicks((long)Math.Min(first.Ticks * factor, longest.Ticks));
        return Task.Delay(wait * (0.5 + (random.NextDouble() / 2)), edgeClock, cancellationToken);
    }
}
