namespace Autoheal.Journal;

/// <summary>Where an inbox is kept.</summary>
public sealed record FileInboxOptions
{
    /// <summary>Gets the directory; created when absent, for its owner only.</summary>
    public required string Directory { get; init; }

    /// <summary>
    /// Gets how often a waiting reader looks for items that other processes have posted; half a second by default. Items posted through
    /// the same object are seen at once.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(500);
}
