namespace Autoheal.Verification;

/// <summary>One look at one predicate.</summary>
public sealed record PredicateObservation
{
    /// <summary>Gets the predicate's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets what was seen.</summary>
    public PredicateState State { get; init; }

    /// <summary>Gets one clause for people, for instance <c>replicas 4/4</c>.</summary>
    public required string Text { get; init; }
}
