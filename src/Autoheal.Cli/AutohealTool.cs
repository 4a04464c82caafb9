using System.CommandLine;
using Autoheal.Cli.Commands;

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
            var help = parsed.CommandResult.Command == root ? "autoheal --help" : $"autoheal {Path(parsed.CommandResult)} --help";
            await environment.Error.WriteLineAsync($"autoheal: {OneLine(parsed.Errors[0].Message)} (see: {help})");
            return ExitCodes.BadInput;
        }

        var invocation = new InvocationConfiguration { Output = environment.Out, Error = environment.Error, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    private static RootCommand Describe(ToolEnvironment environment)
    {
        var runner = new CommandRunner(environment);
        var root = new RootCommand("Autonomous incident response: diagnose, plan, approve, repair, prove.")
        {
            IncidentsCommand.Create(runner),
            AnswerCommand.CreateApprove(runner),
            AnswerCommand.CreateReject(runner),
            KillCommand.Create(runner),
            AuditCommand.Create(runner),
        };
        root.Options.Add(CommandRunner.Format);
        Examples.AddTo(root);
        return root;
    }

    private static string Path(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult { Parent: not null } parent
            ? $"{Path(parent)} {result.Command.Name}"
            : result.Command.Name;

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
}
