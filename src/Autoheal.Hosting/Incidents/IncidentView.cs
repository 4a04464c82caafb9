using System.Text.Json.Serialization;
using Autoheal.Incidents;

namespace Autoheal.Hosting.Incidents;

/// <summary>An incident as programs see it over HTTP and on the command line.</summary>
public sealed record IncidentView
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the alerts are about.</summary>
    public required ObjectView Subject { get; init; }

    /// <summary>Gets the operator's name for the cluster; absent on a host with one cluster.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cluster { get; init; }

    /// <summary>Gets the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Gets what it waits for.</summary>
    public required IncidentPhase Phase { get; init; }

    /// <summary>Gets how it ended; <c>open</c> while it goes on.</summary>
    public required IncidentEnd End { get; init; }

    /// <summary>Gets when it was opened, in UTC by the incident clock.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Gets when its last record was written, in UTC by the incident clock.</summary>
    public required DateTimeOffset LastRecordAt { get; init; }

    /// <summary>Gets the number of alerts.</summary>
    public required int Alerts { get; init; }

    /// <summary>Gets the cause that is acted on, or was last settled; null while there is none.</summary>
    public string? Cause { get; init; }

    /// <summary>Gets the id of the request that waits for people; null when none does.</summary>
    public string? OpenRequest { get; init; }

    /// <summary>Gets the end in one sentence; empty while it goes on.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the number of records.</summary>
    public required long Records { get; init; }

    /// <summary>Gets the number of the record of the last diagnosis, which a choice among its hypotheses repeats; absent while there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Diagnosis { get; init; }

    /// <summary>Gets who works on it instead of Autoheal; absent when nobody has taken it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TakenBy { get; init; }

    /// <summary>Gets until when nothing new begins, perhaps in the past; absent when nobody holds it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Gets the intent that the incident undoes; absent for one that alerts opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UndoOf { get; init; }

    /// <summary>The view of a summary.</summary>
    public static IncidentView Of(IncidentSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new()
        {
            Id = summary.Id,
            Subject = ObjectView.Of(summary.Subject),
            Cluster = summary.Cluster,
            Environment = summary.Environment,
            Phase = summary.Phase,
            End = summary.End,
            OpenedAt = summary.OpenedAt,
            LastRecordAt = summary.LastRecordAt,
            Alerts = summary.Alerts,
            Cause = summary.Cause,
            OpenRequest = summary.OpenRequestId,
            Summary = summary.Summary,
            Records = summary.Records,
            Diagnosis = summary.DiagnosisSequence,
            TakenBy = summary.TakenBy,
            HeldUntil = summary.HeldUntil,
            UndoOf = summary.UndoOf,
        };
    }
}
