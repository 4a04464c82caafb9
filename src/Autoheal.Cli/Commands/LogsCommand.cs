using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Reasoning.Logs;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal logs match</c> and <c>autoheal logs patterns</c>.</summary>
internal static class LogsCommand
{
    public static Command Create(CommandRunner runner) => new("logs", "Reads log files: which rules fire on them, what kinds of lines they hold.")
    {
        CreateMatch(runner),
        CreatePatterns(runner),
    };

    private static Command CreateMatch(CommandRunner runner)
    {
        var rules = new Option<string>("--rules")
        {
            Description = "A directory of log rules (YAML, Common Reliability Enumerations or Autoheal's own form), or one file.",
            HelpName = "DIR",
            Required = true,
        };
        var files = LogFiles.CreateArgument();
        var command = new Command("match", "Says which log rules fire on which files, and on which lines. Exit 1 when none does.") { rules, files };
        runner.Attach(command, (parsed, output, _) => Task.FromResult(Match(parsed.GetValue(rules)!, parsed.GetValue(files)!, output)));
        return command;
    }

    private static Command CreatePatterns(CommandRunner runner)
    {
        var files = LogFiles.CreateArgument();
        var command = new Command("patterns", "Finds the templates of log lines, and the lines worth reading first. Lines of several files are counted on.") { files };
        runner.Attach(command, (parsed, output, _) => Task.FromResult(FindPatterns(parsed.GetValue(files)!, output)));
        return command;
    }

    private static int Match(string rules, string[] files, CommandOutput output)
    {
        var set = LogRuleSet.Load(rules);
        foreach (var note in set.Notes)
        {
            output.Note($"autoheal: {note}");
        }

        if (set.Rules.Count == 0)
        {
            throw ToolException.BadInput($"there are no log rules in '{rules}'; they are .yaml or .yml files with a list 'rules'");
        }

        var matcher = new LogMatcher(set);
        var matches = files.SelectMany(file => MatchFile(matcher, file)).ToArray();
        if (output.IsJson)
        {
            output.Json(matches, CliJsonContext.Default.LogMatchReportArray);
        }
        else
        {
            Print(matches, set.Rules.Count, output);
        }

        return matches.Length > 0 ? ExitCodes.Success : ExitCodes.Negative;
    }

    private static IEnumerable<LogMatchReport> MatchFile(LogMatcher matcher, string file)
    {
        using var log = LogFiles.Open(file);
        return [.. matcher.Match(log).Select(hit => new LogMatchReport { Rule = hit.Rule.Id, File = file, Lines = hit.Lines, Title = hit.Rule.Title })];
    }

    private static void Print(LogMatchReport[] matches, int rules, CommandOutput output)
    {
        if (matches.Length == 0)
        {
            output.Line($"none of {rules} rules fires");
            return;
        }

        output.Table(
            ["RULE", "FILE", "LINES", "TITLE"],
            [.. matches.Select(match => (IReadOnlyList<string>)[match.Rule, TerminalText.Plain(match.File), LineRanges.Of(match.Lines), match.Title])],
            _ => Tone.Bad);
    }

    private static int FindPatterns(string[] files, CommandOutput output)
    {
        var templates = new LogTemplates();
        foreach (var file in files)
        {
            using var log = LogFiles.Open(file);
            templates.Read(log);
        }

        var report = templates.Report();
        if (output.IsJson)
        {
            output.Json(LogPatternsReport.Of(report), CliJsonContext.Default.LogPatternsReport);
            return ExitCodes.Success;
        }

        output.Table(
            ["ID", "COUNT", "TEMPLATE"],
            [.. report.Templates
                .OrderByDescending(template => template.Count)
                .ThenBy(template => template.Id)
                .Select(template => (IReadOnlyList<string>)[$"{template.Id}", $"{template.Count}", template.Template])],
            _ => Tone.Plain);
        output.Line(report.Notable.Count == 0 ? "nothing notable" : $"notable lines: {LineRanges.Of(report.Notable)}");
        return ExitCodes.Success;
    }
}
