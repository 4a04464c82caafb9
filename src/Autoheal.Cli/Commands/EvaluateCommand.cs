using System.CommandLine;
using System.IO.Enumeration;
using Autoheal.Cli.Evaluation;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CommandRunner runner)
    {
        var directory = new Argument<string>("directory")
        {
            Description = "Each of its subdirectories is a case: a dump tree, perhaps with alert.json, metrics.json and expected.json.",
            HelpName = "DIR",
        };
        var only = new Option<string?>("--only") { Description = "One case by its name, or several by a name with *.", HelpName = "NAME" };
        var command = new Command(
            "evaluate", "Diagnoses recorded incidents and compares with what they expect. Exit 1 when a case is not as expected, 2 when one cannot be read.") { directory, only };
        runner.Attach(command, (parsed, output, cancellationToken) =>
            RunAsync(Cases(parsed.GetValue(directory)!, parsed.GetValue(only)), output, cancellationToken));
        return command;
    }

    private static RecordedCase[] Cases(string directory, string? only)
    {
        if (!Directory.Exists(directory))
        {
            throw ToolException.BadInput($"there is no directory '{directory}'");
        }

        var all = new DirectoryInfo(directory).EnumerateDirectories()
            .Where(candidate => !candidate.Name.StartsWith('.'))
            .OrderBy(candidate => candidate.Name, StringComparer.Ordinal)
            .ToArray();
        var chosen = all.Where(candidate => only is null || FileSystemName.MatchesSimpleExpression(only, candidate.Name, ignoreCase: false)).ToArray();
        return chosen.Length > 0 ? [.. chosen.Select(candidate => new RecordedCase(candidate))]
            : only is null ? throw ToolException.BadInput($"'{directory}' holds no cases: each is a directory of its own")
            : throw ToolException.BadInput($"no case of '{directory}' is called '{only}'; there are {all.Length}");
    }

    private static async Task<int> RunAsync(RecordedCase[] cases, CommandOutput output, CancellationToken cancellationToken)
    {
        var results = new List<CaseResult>();
        foreach (var @case in cases)
        {
            results.Add(await @case.RunAsync(output, cancellationToken));
            if (results[^1] is { Unreadable: true } bad)
            {
                output.Note($"autoheal: case '{bad.Report.Name}' cannot be used: {bad.Problem}");
            }
        }

        var summary = Sum(results);
        if (output.IsJson)
        {
            output.Json(new EvaluationReport { Cases = [.. results.Select(result => result.Report)], Summary = summary }, CliJsonContext.Default.EvaluationReport);
        }
        else
        {
            EvaluationText.Print(results, summary, output);
        }

        return summary.Unreadable > 0 ? ExitCodes.BadInput : summary.Failed > 0 ? ExitCodes.Negative : ExitCodes.Success;
    }

    private static EvaluationSummary Sum(List<CaseResult> results) => new()
    {
        Cases = results.Count,
        Passed = results.Count(result => result.Report.Passed == true),
        Failed = results.Count(result => result.Report.Passed == false),
        Unjudged = results.Count(result => result.Report.Passed is null),
        Unreadable = results.Count(result => result.Unreadable),
    };
}
