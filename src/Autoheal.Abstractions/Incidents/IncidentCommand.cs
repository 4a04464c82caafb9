namespace Autoheal.Incidents;

/// <summary>What a person asks about an incident, as it arrives from a channel. It decides nothing by itself.</summary>
public sealed record IncidentCommand
{
    /// <summary>Gets the incident's id.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets what is asked.</summary>
    public required IncidentVerb Verb { get; init; }

    /// <summary>Gets the id of the person, established by the channel's own authentication.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets the intent whose action is to be undone; null means the last one that can be. For <see cref="IncidentVerb.Undo"/> only.</summary>
    public string? IntentId { get; init; }

    /// <summary>Gets the rank of the hypothesis to pursue, from 1. For <see cref="IncidentVerb.Pursue"/> only.</summary>
    public int? HypothesisRank { get; init; }

    /// <summary>
    /// Gets the sequence of the record of the diagnosis that the person was shown; a rank in another diagnosis is void. For
    /// <see cref="IncidentVerb.Pursue"/> only.
    /// </summary>
    public long? DiagnosisSequence { get; init; }

    /// <summary>Gets how long to hold, in minutes, 1 to 1,440; null means 60. For <see cref="IncidentVerb.Hold"/> only.</summary>
    public int? HoldMinutes { get; init; }

    /// <summary>Gets the person's words, at most 500 characters; untrusted text, only ever shown.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets where it was asked, for instance <c>slack:T1/C1</c>; null on a channel without places.</summary>
    public string? Where { get; init; }
}
