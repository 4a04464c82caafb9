using Autoheal.Incidents;

namespace Autoheal.Journal.Events;

/// <summary>A person asked something of an incident; counted or not, it is on record. What does not count changes nothing.</summary>
public sealed record CommandGiven : JournalEvent
{
    /// <summary>Gets what was asked.</summary>
    public required IncidentVerb Verb { get; init; }

    /// <summary>Gets the inbox item that carried it.</summary>
    public required string InboxItem { get; init; }

    /// <summary>Gets who asked.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets a value indicating whether it counts.</summary>
    public required bool Counted { get; init; }

    /// <summary>Gets why it does not count, or what follows from it; one clause.</summary>
    public required string Note { get; init; }

    /// <summary>Gets the role under which it counts.</summary>
    public string? Role { get; init; }

    /// <summary>Gets until when nothing new is begun, in UTC; of a hold that counts.</summary>
    public DateTimeOffset? HoldUntil { get; init; }

    /// <summary>Gets the intent whose action is undone; of an undo that counts.</summary>
    public string? IntentId { get; init; }

    /// <summary>Gets the incident that undoes it, opened in the same append; of an undo that counts.</summary>
    public string? UndoIncident { get; init; }

    /// <summary>Gets the rank of the hypothesis that is pursued, in the last diagnosis; of a pursuit that counts.</summary>
    public int? HypothesisRank { get; init; }

    /// <summary>Gets the person's words, at most 500 characters; untrusted text, only ever shown.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets where it was asked, for instance <c>slack:T1/C1</c>; null on a channel without places.</summary>
    public string? Where { get; init; }
}
