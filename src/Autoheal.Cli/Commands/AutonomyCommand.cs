using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Hosting;
using Autoheal.Learning.Autonomy;
using Autoheal.Learning.Shadow;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal autonomy</c>; <c>demote</c> is below it.</summary>
internal static class AutonomyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command(
            "autonomy",
            "Reports what every class of actions has earned and what is missing, of a running host (AUTOHEAL_URL) or of the local store (AUTOHEAL_HOME).");
        var shadow = new Option<bool>("--shadow") { Description = "What would have been done in the shadow, compared with what people did." };
        command.Options.Add(shadow);
        command.Subcommands.Add(DemoteCommand.Create(runner));
        runner.Attach(command, (parsed, output, cancellationToken) => parsed.GetValue(shadow)
            ? RunShadowAsync(runner.Environment, output, cancellationToken)
            : RunAsync(runner.Environment, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunShadowAsync(ToolEnvironment environment, CommandOutput output, CancellationToken cancellationToken)
    {
        using var remote = RemoteHost.FromEnvironment(environment);
        var report = remote is null
            ? await new ShadowDirectory(new LocalStore(environment).OpenJournal()).ReportAsync(cancellationToken)
            : await remote.GetAsync("autonomy/shadow", HostingJsonContext.Default.ShadowReport, cancellationToken);
        if (output.IsJson)
        {
            output.Json(report, HostingJsonContext.Default.ShadowReport);
        }
        else
        {
            ShadowText.Print(report, output);
        }

        return ExitCodes.Success;
    }

    private static async Task<int> RunAsync(ToolEnvironment environment, CommandOutput output, CancellationToken cancellationToken)
    {
        using var remote = RemoteHost.FromEnvironment(environment);
        var report = remote is null
            ? await new AutonomyDirectory(new LocalStore(environment).OpenJournal(), environment.Clock).ReportAsync(options: null, cancellationToken)
            : await remote.GetAsync("autonomy", HostingJsonContext.Default.MaturityReport, cancellationToken);
        if (output.IsJson)
        {
            output.Json(report, HostingJsonContext.Default.MaturityReport);
        }
        else
        {
            AutonomyText.Print(report, output);
        }

        return ExitCodes.Success;
    }
}
