namespace Autoheal.Simulation.Applications;

/// <summary>How much work there is: it follows the day, and what faults do to it.</summary>
internal sealed class LoadProfile(Action<string> changed)
{
    private readonly Dictionary<string, double> _factors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _usualReplicas = new(StringComparer.Ordinal);

    /// <summary>Multiplies the load of an application, given as <c>namespace/name</c>; 1 is ordinary.</summary>
    public void Multiply(string application, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        _factors[application] = factor;
        changed(application);
    }

    /// <summary>Over how many processes the application's ordinary load is spread.</summary>
    public void SpreadOver(string application, int replicas) => _usualReplicas[application] = replicas;

    /// <summary>What one of an application's processes has to do, in multiples of its share at noon on an ordinary day.</summary>
    public double PerProcess(string application, int processes, DateTimeOffset now)
    {
        var spread = _usualReplicas.TryGetValue(application, out var usual) ? (double)usual / Math.Max(1, processes) : 1;
        return _factors.GetValueOrDefault(application, 1) * spread * OfDay(now);
    }

    /// <summary>Least at three in the morning, most at three in the afternoon.</summary>
    private static double OfDay(DateTimeOffset now) => 0.75 + (0.25 * Math.Sin((now.UtcDateTime.TimeOfDay.TotalHours - 9) / 24 * 2 * Math.PI));
}
