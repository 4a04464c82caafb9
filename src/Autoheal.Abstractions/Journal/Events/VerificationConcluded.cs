using Autoheal.Execution;
using Autoheal.Verification;

namespace Autoheal.Journal.Events;

/// <summary>Watching an action, or its compensation, came to an end.</summary>
public sealed record VerificationConcluded : JournalEvent
{
    /// <summary>Gets the intent's id.</summary>
    public required string IntentId { get; init; }

    /// <summary>Gets what was watched.</summary>
    public required PermitOperation Operation { get; init; }

    /// <summary>Gets the verdict.</summary>
    public required VerificationVerdict Verdict { get; init; }

    /// <summary>Gets the last look at each predicate.</summary>
    public required IReadOnlyList<PredicateObservation> Observations { get; init; }

    /// <summary>Gets a value indicating whether something in the incident's scope is still visibly wrong.</summary>
    public bool SymptomsRemain { get; init; }
}
