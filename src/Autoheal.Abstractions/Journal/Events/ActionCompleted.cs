using Autoheal.Execution;

namespace Autoheal.Journal.Events;

/// <summary>What became of an intent.</summary>
public sealed record ActionCompleted : JournalEvent
{
    /// <summary>Gets the intent's id.</summary>
    public required string IntentId { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required ActionStatus Status { get; init; }

    /// <summary>Gets one clause for people.</summary>
    public required string Message { get; init; }
}
