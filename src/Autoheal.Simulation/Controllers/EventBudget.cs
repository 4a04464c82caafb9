namespace Autoheal.Simulation.Controllers;

/// <summary>The spam filter of one source about one object: a bucket of 25 that regains one event in five minutes.</summary>
internal sealed class EventBudget(DateTimeOffset start)
{
    private const double Burst = 25;
    private static readonly TimeSpan s_refill = TimeSpan.FromMinutes(5);
    private double _left = Burst;
    private DateTimeOffset _asOf = start;

    public bool TrySpend(DateTimeOffset now)
    {
        _left = Math.Min(Burst, _left + ((now - _asOf) / s_refill));
        _asOf = now;
        if (_left < 1)
            return false;
        _left--;
        return true;
    }
}
