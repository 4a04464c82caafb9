using Autoheal.Execution;

namespace Autoheal.Journal.Events;

/// <summary>After a crash, looking at the world told what became of an intent without an outcome.</summary>
public sealed record ActionReconciled : JournalEvent
{
    /// <summary>Gets the intent's id.</summary>
    public required string IntentId { get; init; }

    /// <summary>Gets what looking said.</summary>
    public required ReconcileState State { get; init; }
}
