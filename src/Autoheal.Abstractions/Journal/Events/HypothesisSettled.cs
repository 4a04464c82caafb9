using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Journal.Events;

/// <summary>A verified action confirmed or refuted a hypothesis; a refuted one is not acted on again in this incident.</summary>
public sealed record HypothesisSettled : JournalEvent
{
    /// <summary>Gets the cause.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>Gets the object that it was blamed on.</summary>
    public required ResourceRef Object { get; init; }

    /// <summary>Gets the status, confirmed or refuted.</summary>
    public required HypothesisStatus Status { get; init; }

    /// <summary>Gets why, one sentence.</summary>
    public required string Reason { get; init; }
}
