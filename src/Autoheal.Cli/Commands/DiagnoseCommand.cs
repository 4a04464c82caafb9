using System.CommandLine;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal diagnose</c>.</summary>
internal static class DiagnoseCommand
{
    public static Command Create(CommandRunner runner)
    {
        var cluster = new ClusterOptions();
        var command = new Command("diagnose", "Says what is wrong in a namespace of a cluster, and why; reads only. Exit 1 when no cause can be named.");
        cluster.AddTo(command);
        runner.Attach(command, (parsed, output, cancellationToken) => RunAsync(runner.Environment, cluster, parsed, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ToolEnvironment environment, ClusterOptions cluster, ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        using var source = cluster.Open(parsed);
        var scope = cluster.Scope(parsed, source);
        await using var progress = Progress.Say(environment, output, $"autoheal: {source.Describe(scope)}");
        await using var session = ClusterSession.Open(source, scope, output, cluster.Metrics(parsed));
        var diagnosed = await session.DiagnoseAsync(scope, cancellationToken);
        await progress.DisposeAsync();
        if (output.IsJson)
        {
            output.Json(DiagnosisReport.Of(diagnosed, session.Catalogue), CliJsonContext.Default.DiagnosisReport);
        }
        else
        {
            DiagnosisText.Print(diagnosed, output);
        }

        return ExitCodeOf(diagnosed.Diagnosis);
    }

    private static int ExitCodeOf(Diagnosis diagnosis) => diagnosis.Outcome == DiagnosisOutcome.Unknown ? ExitCodes.Negative : ExitCodes.Success;
}
