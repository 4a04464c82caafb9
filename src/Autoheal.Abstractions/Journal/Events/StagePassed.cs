using Autoheal.Verification;

namespace Autoheal.Journal.Events;

/// <summary>A part of an action was watched: it settled and did no harm, so that the next part may begin.</summary>
public sealed record StagePassed : JournalEvent
{
    /// <summary>Gets the intent's id.</summary>
    public required string IntentId { get; init; }

    /// <summary>Gets which part it was, from 1.</summary>
    public required int Stage { get; init; }

    /// <summary>Gets the last look at each predicate.</summary>
    public required IReadOnlyList<PredicateObservation> Observations { get; init; }
}
