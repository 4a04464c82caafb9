using System.CommandLine;
using System.CommandLine.Parsing;
using Autoheal.Cli.Commands;
using Autoheal.Cli.Commands.Policies;
using Autoheal.Cli.Output;

namespace Autoheal.Cli;

/// <summary>The command line: parses, runs one command, answers with its exit code.</summary>
internal static class AutohealTool
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolEnvironment environment, CancellationToken cancellationToken)
    {
        var root = Describe(environment);
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            var help = $"{Path(parsed.CommandResult)} --help";
            await environment.Error.WriteLineAsync($"autoheal: {TerminalText.Plain(parsed.Errors[^1].Message)} (see: {help})");
            return ExitCodes.BadInput;
        }

        var invocation = new InvocationConfiguration { Output = environment.Out, Error = environment.Error, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    private static Command Describe(ToolEnvironment environment)
    {
        var runner = new CommandRunner(environment);
        var root = new Command("autoheal", "Autonomous incident response: diagnose, plan, approve, repair, prove.")
        {
            DemoCommand.Create(runner),
            SimCommand.Create(runner),
            DiagnoseCommand.Create(runner),
            PlanCommand.Create(runner),
            EvaluateCommand.Create(runner),
            ExplainCommand.Create(runner),
            IncidentsCommand.Create(runner),
            AnswerCommand.CreateApprove(runner),
            AnswerCommand.CreateReject(runner),
            RevokeCommand.Create(runner),
            GrantsCommand.Create(runner),
            AutonomyCommand.Create(runner),
            KillCommand.Create(runner),
            AuditCommand.Create(runner),
            ActionsCommand.Create(runner),
            PolicyCommand.Create(runner),
            RbacCommand.Create(runner),
            LogsCommand.Create(runner),
            HealthCommand.Create(runner),
        };
        foreach (var command in IncidentVerbCommand.CreateAll(runner))
        {
            root.Subcommands.Add(command);
        }

        root.Options.Add(CommandRunner.Format);
        root.Options.Add(Examples.CreateHelp());
        root.Options.Add(new VersionOption());
        return root;
    }

    private static string Path(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : result.Command.Name;
}
