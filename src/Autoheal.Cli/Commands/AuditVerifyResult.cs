namespace Autoheal.Cli.Commands;

/// <summary>Whether a journal is intact.</summary>
internal sealed record AuditVerifyResult
{
    public string Schema { get; init; } = "autoheal/audit-verify/v1";

    public required bool Ok { get; init; }

    public required long Records { get; init; }

    public required long? FirstBad { get; init; }
}
