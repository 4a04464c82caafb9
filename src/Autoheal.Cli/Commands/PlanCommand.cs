using System.CommandLine;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Incidents;
using Autoheal.Policy;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal plan</c>.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandRunner runner)
    {
        var cluster = new ClusterOptions();
        var command = new Command(
            "plan",
            "As diagnose, plus the repair and the decision of the built-in policy with the namespace allowed; touches nothing. Exit 1 when nothing can be planned or policy denies.");
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
        var planned = await session.PlanAsync(diagnosed, cancellationToken);
        await progress.DisposeAsync();
        if (output.IsJson)
        {
            output.Json(PlanResult.Of(diagnosed, planned, session.Catalogue), CliJsonContext.Default.PlanResult);
        }
        else
        {
            DiagnosisText.Print(diagnosed, output);
            if (diagnosed.Diagnosis.Outcome == DiagnosisOutcome.Fault)
            {
                PlanText.Print(planned, output);
            }
        }

        return ExitCodeOf(diagnosed, planned);
    }

    private static int ExitCodeOf(PreviewedDiagnosis diagnosed, PreviewedPlan planned) => diagnosed.Diagnosis.Outcome switch
    {
        DiagnosisOutcome.Healthy => ExitCodes.Success,
        DiagnosisOutcome.Fault when planned.Decision is { Verdict: Verdict.Allow or Verdict.RequireApproval } => ExitCodes.Success,
        _ => ExitCodes.Negative,
    };
}
