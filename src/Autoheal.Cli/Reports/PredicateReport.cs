using Autoheal.Verification;

namespace Autoheal.Cli.Reports;

/// <summary>What verification will watch.</summary>
internal sealed record PredicateReport
{
    public required string Kind { get; init; }

    public required ObjectReport Subject { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required int SustainSeconds { get; init; }

    public static PredicateReport Of(PredicateSpec predicate) => new()
    {
        Kind = predicate.Kind,
        Subject = ObjectReport.Of(predicate.Subject),
        Parameters = predicate.Parameters,
        SustainSeconds = predicate.SustainSeconds,
    };
}
