namespace Autoheal.Cli.Reports;

/// <summary>All cases and their sum.</summary>
internal sealed record EvaluationReport
{
    public string Schema { get; init; } = "autoheal/evaluation/v1";

    public required IReadOnlyList<CaseReport> Cases { get; init; }

    public required EvaluationSummary Summary { get; init; }
}
