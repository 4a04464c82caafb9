namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>What an autoscaler recommended and did lately, which its behaviour limits refer to.</summary>
internal sealed class ScalingHistory
{
    private readonly List<(DateTimeOffset Time, int Replicas)> _recommendations = [];
    private readonly List<(DateTimeOffset Time, int Change)> _scalings = [];

    public void Recommend(DateTimeOffset now, int replicas, TimeSpan longestWindow)
    {
        _recommendations.RemoveAll(entry => entry.Time < now - longestWindow);
        _recommendations.Add((now, replicas));
    }

    public void Scale(DateTimeOffset now, int change)
    {
        _scalings.RemoveAll(entry => entry.Time < now - TimeSpan.FromMinutes(30));
        _scalings.Add((now, change));
    }

    public int Lowest(DateTimeOffset since) => _recommendations.Where(entry => entry.Time >= since).Min(entry => entry.Replicas);

    public int Highest(DateTimeOffset since) => _recommendations.Where(entry => entry.Time >= since).Max(entry => entry.Replicas);

    /// <summary>How many replicas were added, or with <paramref name="up"/> false removed, since then.</summary>
    public int Moved(DateTimeOffset since, bool up) => _scalings.Where(entry => entry.Time > since && entry.Change > 0 == up).Sum(entry => Math.Abs(entry.Change));
}
