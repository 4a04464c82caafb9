namespace Autoheal.Journal.Events;

/// <summary>The next part of an action may not begin although earlier ones are in place.</summary>
public sealed record StagesStopped : JournalEvent
{
    /// <summary>Gets the plan's hash.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets how many parts are in place.</summary>
    public required int Passed { get; init; }

    /// <summary>Gets a stable code: one of <see cref="VoidCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets why, one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets a value indicating whether the parts are undone in reverse; otherwise they are left and a person is told.</summary>
    public bool Undo { get; init; }
}
