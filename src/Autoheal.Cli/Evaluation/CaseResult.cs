using Autoheal.Cli.Reports;

namespace Autoheal.Cli.Evaluation;

/// <summary>How a case went.</summary>
/// <param name="Report">The case as the contract writes it.</param>
/// <param name="Problem">What is not as expected, or why it could not be read.</param>
/// <param name="Unreadable">Whether the case itself is at fault.</param>
internal sealed record CaseResult(CaseReport Report, string? Problem, bool Unreadable);
