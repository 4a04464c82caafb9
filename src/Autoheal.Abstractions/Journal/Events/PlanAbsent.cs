using Autoheal.Planning;

namespace Autoheal.Journal.Events;

/// <summary>No suggested action can run.</summary>
public sealed record PlanAbsent : JournalEvent
{
    /// <summary>Gets what was considered and why it did not become a plan.</summary>
    public required IReadOnlyList<PlanRefusal> Refusals { get; init; }
}
