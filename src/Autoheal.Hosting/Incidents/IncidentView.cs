using Autoheal.Incidents;

namespace Autoheal.Hosting.Incidents;

/// <summary>An incident as programs see it over HTTP and on the command line.</summary>
public sealed record IncidentView
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the alerts are about.</summary>
    public required ObjectView Subject { get; init; }

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

    /// <summary>The view of a summary.</summary>
    public static IncidentView Of(IncidentSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new()
        {
            Id = summary.Id,
            Subject = ObjectView.Of(summary.Subject),
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
        };
    }
}
