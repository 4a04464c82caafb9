using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Policy.Documents;

namespace Autoheal.Cli.Commands.Policies;

/// <summary><c>autoheal policy check</c>.</summary>
internal static class PolicyCheckCommand
{
    public static Command Create(CommandRunner runner)
    {
        var files = new Argument<string[]>("files") { Description = "Policy files.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrMore };
        var schema = new Option<bool>("--schema") { Description = "Prints the JSON Schema of policy files instead." };
        var command = new Command(
            "check", "Says everything that is wrong with policy files, with file, line and what would be right. Exit code 0 when nothing is, 2 when something is or a file cannot be read.")
        {
            files, schema,
        };
        runner.Attach(command, (parsed, output, cancellationToken) => parsed.GetValue(schema)
            ? Task.FromResult(PrintSchema(output))
            : RunAsync(parsed.GetValue(files)!, output, cancellationToken));
        return command;
    }

    private static int PrintSchema(CommandOutput output)
    {
        foreach (var line in PolicySchema.OfPolicy().TrimEnd('\n').Split('\n'))
        {
            output.Line(line);
        }

        return ExitCodes.Success;
    }

    private static async Task<int> RunAsync(string[] files, CommandOutput output, CancellationToken cancellationToken)
    {
        if (files.Length == 0)
        {
            throw ToolException.BadInput("name a policy file (see: autoheal policy check --help)");
        }

        var readings = new List<(string File, PolicyReading Reading)>();
        foreach (var file in files)
        {
            readings.Add((file, PolicyDocument.Read(await PolicyFiles.ReadAsync(file, cancellationToken), file)));
        }

        var ok = readings.All(entry => entry.Reading.Errors.Count == 0);
        if (output.IsJson)
        {
            output.Json(PolicyCheckReport.Of(readings), CliJsonContext.Default.PolicyCheckReport);
        }
        else
        {
            Print(readings, output);
        }

        return ok ? ExitCodes.Success : throw ToolException.BadInput(Summary(readings));
    }

    /// <summary>One line that says what is wrong first and where; all of it is on standard output.</summary>
    private static string Summary(List<(string File, PolicyReading Reading)> readings)
    {
        var errors = readings.SelectMany(entry => entry.Reading.Errors).ToArray();
        return errors.Length == 1 ? errors[0].ToString() : $"{errors[0]} And {errors.Length - 1} more, listed above";
    }

    private static void Print(List<(string File, PolicyReading Reading)> readings, CommandOutput output)
    {
        foreach (var (file, reading) in readings)
        {
            foreach (var error in reading.Errors)
            {
                output.Line($"{error.File}:{error.Line}: {error.Message}", Tone.Bad);
            }

            output.Line(
                reading.Document is { } document
                    ? $"{file}: right; policy {document.Name}, version {document.Version}, {document.Rules.Count} rules and limits"
                    : $"{file}: {reading.Errors.Count} {(reading.Errors.Count == 1 ? "error" : "errors")}",
                reading.Document is null ? Tone.Bad : Tone.Good);
            foreach (var ended in reading.Document?.EndedRelaxations(TimeProvider.System.GetUtcNow()) ?? [])
            {
                output.Note($"{file}: the relaxation '{ended}' has ended and can be removed");
            }
        }
    }
}
