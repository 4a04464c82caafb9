namespace Autoheal.Cli.Commands;

/// <summary>An incident's timeline.</summary>
internal sealed record AuditShowResult
{
    public string Schema { get; init; } = "autoheal/audit-show/v1";

    public required string IncidentId { get; init; }

    public required IReadOnlyList<AuditEntry> Records { get; init; }
}
