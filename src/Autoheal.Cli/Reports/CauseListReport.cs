namespace Autoheal.Cli.Reports;

/// <summary>All causes of the catalogue.</summary>
internal sealed record CauseListReport
{
    public string Schema { get; init; } = "autoheal/causes/v1";

    public required IReadOnlyList<CauseReport> Causes { get; init; }
}
