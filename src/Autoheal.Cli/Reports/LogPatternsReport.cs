using Autoheal.Reasoning.Logs;

namespace Autoheal.Cli.Reports;

/// <summary>The kinds of lines in logs.</summary>
internal sealed record LogPatternsReport
{
    public string Schema { get; init; } = "autoheal/log-patterns/v1";

    public required IReadOnlyList<LogTemplate> Templates { get; init; }

    public required IReadOnlyList<int> Assignments { get; init; }

    public required IReadOnlyList<int> Notable { get; init; }

    public static LogPatternsReport Of(LogTemplateReport report) =>
        new() { Templates = report.Templates, Assignments = report.Assignments, Notable = report.Notable };
}
