using Autoheal.Policy;

namespace Autoheal.Journal.Events;

/// <summary>A class of actions was promoted or demoted. The evidence starts anew.</summary>
public sealed record AutonomyChanged : JournalEvent
{
    /// <summary>Gets the class.</summary>
    public required ActionClass Class { get; init; }

    /// <summary>Gets the level before.</summary>
    public required AutonomyLevel From { get; init; }

    /// <summary>Gets the level from now on.</summary>
    public required AutonomyLevel To { get; init; }

    /// <summary>Gets when the circuit breaker closes and people may approve again, in UTC; null when it did not open.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Gets the last record of the class's own stream that the change rests on; only later ones count from now on.</summary>
    public required long Evidence { get; init; }

    /// <summary>Gets why, one sentence.</summary>
    public required string Reason { get; init; }
}
