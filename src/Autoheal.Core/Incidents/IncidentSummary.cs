namespace Autoheal.Incidents;

/// <summary>One line about one incident.</summary>
public sealed record IncidentSummary
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the alerts are about.</summary>
    public required ResourceRef Subject { get; init; }

    /// <summary>Gets the operator's name for the cluster; null on a host with one cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Gets what it waits for.</summary>
    public required IncidentPhase Phase { get; init; }

    /// <summary>Gets how it ended; open while it goes on.</summary>
    public required IncidentEnd End { get; init; }

    /// <summary>Gets when it was opened, in UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Gets when its last record was written, in UTC.</summary>
    public required DateTimeOffset LastRecordAt { get; init; }

    /// <summary>Gets the number of alerts.</summary>
    public required int Alerts { get; init; }

    /// <summary>Gets the cause that is being acted on, or was last settled; null while there is none.</summary>
    public string? Cause { get; init; }

    /// <summary>Gets the request that waits for people; null when none does.</summary>
    public string? OpenRequestId { get; init; }

    /// <summary>Gets the end in one sentence; empty while it goes on.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Gets the number of records.</summary>
    public required long Records { get; init; }

    /// <summary>Gets the sequence of the record of the last diagnosis, which a choice among its hypotheses repeats; null while there is none.</summary>
    public long? DiagnosisSequence { get; init; }

    /// <summary>Gets the id of the person who works on it instead of Autoheal; null when nobody has taken it.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Gets until when nothing new begins, in UTC, perhaps in the past; null when nobody holds it.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Gets the intent that the incident undoes, for instance <c>INC-7/1</c>; null for one that alerts opened.</summary>
    public string? UndoOf { get; init; }
}
