using Autoheal.Context;

namespace Autoheal.Journal.Events;

/// <summary>Facts were collected; what of them matters stands in the diagnosis that follows.</summary>
public sealed record ContextCollected : JournalEvent
{
    /// <summary>Gets how much was seen.</summary>
    public required IReadOnlyList<CoverageEntry> Coverage { get; init; }

    /// <summary>Gets a value indicating whether something that was asked for was not seen in full.</summary>
    public required bool Partial { get; init; }

    /// <summary>Gets how long it took, in milliseconds of incident time.</summary>
    public required long ElapsedMilliseconds { get; init; }
}
