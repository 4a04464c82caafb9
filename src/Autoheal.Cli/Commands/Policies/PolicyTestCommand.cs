using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Policy.Documents.Cases;

namespace Autoheal.Cli.Commands.Policies;

/// <summary><c>autoheal policy test</c>.</summary>
internal static class PolicyTestCommand
{
    public static Command Create(CommandRunner runner)
    {
        var files = new Argument<string[]>("files") { Description = "Files of policy tests; each names its policy.", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var command = new Command("test", "Runs the tests of policies. Exit code 0 when all pass, 1 when one fails, 2 when a file is wrong.") { files };
        runner.Attach(command, (parsed, output, cancellationToken) => RunAsync(parsed.GetValue(files)!, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, CommandOutput output, CancellationToken cancellationToken)
    {
        var results = new List<PolicyCaseResult>();
        foreach (var file in files)
        {
            var (trial, cases) = await PolicyFiles.LoadTestsAsync(file, cancellationToken);
            results.AddRange(cases.Select(test => test.Run(trial)));
        }

        var failed = results.Count(result => result.Failures.Count > 0);
        if (output.IsJson)
        {
            output.Json(PolicyTestReport.Of(results), CliJsonContext.Default.PolicyTestReport);
        }
        else
        {
            Print(results, failed, output);
        }

        return results.Count > 0 && failed == 0 ? ExitCodes.Success : ExitCodes.Negative;
    }

    private static void Print(List<PolicyCaseResult> results, int failed, CommandOutput output)
    {
        foreach (var result in results)
        {
            output.Line($"{(result.Failures.Count == 0 ? "ok  " : "FAIL")} {result.Case.Name}", result.Failures.Count == 0 ? Tone.Good : Tone.Bad);
            foreach (var failure in result.Failures)
            {
                output.Line($"     {result.Case.File}:{result.Case.Line}: {failure}", Tone.Bad);
            }
        }

        output.Line($"{results.Count - failed} passed, {failed} failed", failed == 0 ? Tone.Good : Tone.Bad);
    }
}
