using System.CommandLine;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal actions</c>.</summary>
internal static class ActionsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("actions", "Prints the catalogue of actions as a page: what each does, needs, guards and checks, and how it is undone.");
        runner.Attach(command, (_, output, _) =>
        {
            var known = KnownActions.Read().Descriptors;
            if (output.IsJson)
            {
                output.Json(ActionCatalogueReport.Of(known), CliJsonContext.Default.ActionCatalogueReport);
            }
            else
            {
                foreach (var line in ActionPage.Lines(known))
                {
                    output.Line(line);
                }
            }

            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }
}
