namespace Autoheal.Simulation.Slack;

/// <summary>Where an app may answer a command or a button: for 30 minutes, five times.</summary>
internal sealed class SlackResponseAddress(string userId, string channel, long at)
{
    public const int MaxUses = 5;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private int _uses;

    public string UserId => userId;

    public string Channel => channel;

    /// <summary>Why it cannot be used any more; null when it can, and then it is used once.</summary>
    public string? Use(TimeProvider clock) =>
        clock.GetElapsedTime(at) > Life ? "expired_url" : Interlocked.Increment(ref _uses) > MaxUses ? "used_url" : null;
}
