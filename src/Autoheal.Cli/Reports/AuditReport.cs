namespace Autoheal.Cli.Reports;

/// <summary>The journal behind a result.</summary>
internal sealed record AuditReport
{
    public required long Records { get; init; }

    public required bool Ok { get; init; }
}
