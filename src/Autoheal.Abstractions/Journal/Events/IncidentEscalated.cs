namespace Autoheal.Journal.Events;

/// <summary>A person has to go on.</summary>
public sealed record IncidentEscalated : JournalEvent
{
    /// <summary>Gets why, one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets what a person should check next.</summary>
    public IReadOnlyList<string> NextChecks { get; init; } = [];
}
