namespace Autoheal.Simulation.Slack;

/// <summary>A user of the simulated Slack.</summary>
public sealed record SlackUserProfile
{
    /// <summary>The user's id, <c>U…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The user's own team; null, the default, for that of the workspace. Another one makes them a Slack Connect stranger.</summary>
    public string? TeamId { get; init; }

    /// <summary>The time zone, an IANA name.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";

    /// <summary>Whether it is a guest.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Whether it is a guest of one channel.</summary>
    public bool IsUltraRestricted { get; init; }

    /// <summary>Whether the account was switched off.</summary>
    public bool IsDeleted { get; init; }
}
