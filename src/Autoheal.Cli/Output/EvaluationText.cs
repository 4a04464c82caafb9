using System.Globalization;
using Autoheal.Cli.Evaluation;
using Autoheal.Cli.Reports;

namespace Autoheal.Cli.Output;

/// <summary>An evaluation as people read it: one row for each case, then the sum.</summary>
internal static class EvaluationText
{
    public static void Print(IReadOnlyList<CaseResult> results, EvaluationSummary summary, CommandOutput output)
    {
        output.Table(
            ["CASE", "RESULT", "OUTCOME", "CONFIDENCE", "CAUSE", "OBJECT", "NOTE"],
            [.. results.Select(Row)],
            index => results[index].Report.Passed switch { true => Tone.Good, false => Tone.Bad, null => Tone.Plain });
        var unjudged = summary.Unjudged > 0 ? $", {summary.Unjudged} without an expectation" : "";
        var unreadable = summary.Unreadable > 0 ? $" ({summary.Unreadable} could not be read)" : "";
        output.Line(
            $"{summary.Passed} of {summary.Passed + summary.Failed} as expected, {summary.Failed} not{unreadable}{unjudged}",
            summary.Failed > 0 ? Tone.Bad : Tone.Good);
    }

    private static IReadOnlyList<string> Row(CaseResult result)
    {
        var best = result.Report.Diagnosis?.Hypotheses is [{ } first, ..] ? first : null;
        return
        [
            TerminalText.Plain(result.Report.Name),
            result.Unreadable ? "unreadable" : result.Report.Passed switch { true => "passed", false => "failed", null => "-" },
            result.Report.Diagnosis is { } diagnosis ? Words.Of(diagnosis.Outcome) : "-",
            best?.Confidence.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
            best?.Cause ?? "-",
            best is null ? "-" : TerminalText.Plain($"{best.Object.Kind}/{best.Object.Namespace}/{best.Object.Name}"),
            result.Problem ?? "",
        ];
    }
}
