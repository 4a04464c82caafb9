using System.CommandLine;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal explain</c>.</summary>
internal static class ExplainCommand
{
    private const int MostSuggestions = 3;

    public static Command Create(CommandRunner runner)
    {
        var cause = new Argument<string?>("cause")
        {
            Description = "The code of a cause, for instance k8s.image.not-found; without one, all are listed.",
            HelpName = "CAUSE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var page = new Option<bool>("--page") { Description = "Prints the whole catalogue as a page of Markdown: docs/causes.md." };
        var command = new Command("explain", "Says what a cause is, how it is recognised and what repairs it.") { cause, page };
        runner.Attach(command, (parsed, output, _) => Task.FromResult(Run(parsed.GetValue(cause), parsed.GetValue(page), output)));
        return command;
    }

    private static int Run(string? code, bool page, CommandOutput output)
    {
        var catalogue = KnownCauses.Read();
        if (code is not null)
        {
            PrintOne(Find(catalogue, code), catalogue, output);
        }
        else if (output.IsJson)
        {
            var causes = catalogue.All.Select(cause => CauseReport.Of(cause, catalogue)).ToArray();
            output.Json(new CauseListReport { Causes = causes }, CliJsonContext.Default.CauseListReport);
        }
        else
        {
            foreach (var line in page ? CausePage.Lines(catalogue) : CauseText.List(catalogue))
            {
                output.Line(line);
            }
        }

        return ExitCodes.Success;
    }

    private static void PrintOne(CauseDescription cause, CauseCatalogue catalogue, CommandOutput output)
    {
        var report = CauseReport.Of(cause, catalogue);
        if (output.IsJson)
        {
            output.Json(report, CliJsonContext.Default.CauseReport);
        }
        else
        {
            CauseText.Print(report, output);
        }
    }

    private static CauseDescription Find(CauseCatalogue catalogue, string code)
    {
        var wanted = code.Trim().ToLowerInvariant();
        if (catalogue.All.FirstOrDefault(cause => cause.Code.Value == wanted) is { } found)
        {
            return found;
        }

        var near = NearestWords.Of(wanted, catalogue.All.Select(cause => cause.Code.Value), MostSuggestions);
        var hint = near.Count > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "; 'autoheal explain' lists all";
        throw ToolException.BadInput($"there is no cause '{TerminalText.Plain(code)}'{hint}");
    }
}
