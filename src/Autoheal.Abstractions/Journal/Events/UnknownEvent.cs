namespace Autoheal.Journal.Events;

/// <summary>An event that a newer version wrote. Kept, shown by name, and never acted on.</summary>
public sealed record UnknownEvent : JournalEvent
{
    /// <summary>Gets the event's name.</summary>
    public required string Name { get; init; }
}
