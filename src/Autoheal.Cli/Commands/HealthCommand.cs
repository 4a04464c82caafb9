using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Kubernetes.Model.Health;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal health</c>.</summary>
internal static class HealthCommand
{
    public static Command Create(CommandRunner runner)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Files with Kubernetes objects: JSON or YAML, lists, several documents. - reads standard input.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("health", "Says how Kubernetes objects are, by their own fields.") { files };
        runner.Attach(command, (parsed, output, cancellationToken) => RunAsync(parsed.GetValue(files)!, runner.Environment, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, ToolEnvironment environment, CommandOutput output, CancellationToken cancellationToken)
    {
        var reports = new List<HealthReport>();
        foreach (var file in files)
        {
            var objects = ObjectDocuments.Read(await ReadAsync(file, environment, cancellationToken), file);
            if (objects.Count == 0)
            {
                throw ToolException.BadInput($"there are no objects in '{file}'");
            }

            reports.AddRange(objects.Select((@object, index) => HealthReport.Of(@object)
                ?? throw ToolException.BadInput($"'{file}' holds no Kubernetes object at position {index + 1}: 'kind' is missing")));
        }

        if (output.IsJson)
        {
            output.Json([.. reports], CliJsonContext.Default.HealthReportArray);
        }
        else
        {
            Print(reports, output);
        }

        return ExitCodes.Success;
    }

    private static async Task<string> ReadAsync(string file, ToolEnvironment environment, CancellationToken cancellationToken) =>
        file == "-" ? await environment.In.ReadToEndAsync(cancellationToken)
        : File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken)
        : throw ToolException.BadInput($"there is no file '{file}'");

    private static void Print(List<HealthReport> reports, CommandOutput output) => output.Table(
        ["KIND", "NAMESPACE", "NAME", "HEALTH", "MESSAGE"],
        [.. reports.Select(report => (IReadOnlyList<string>)
        [
            TerminalText.Plain(report.Kind),
            TerminalText.Plain(report.Namespace ?? "-"),
            TerminalText.Plain(report.Name),
            report.Status.ToString(),
            report.Message,
        ])],
        index => reports[index].Status switch
        {
            HealthStatus.Healthy => Tone.Good,
            HealthStatus.Degraded or HealthStatus.Missing => Tone.Bad,
            HealthStatus.Progressing or HealthStatus.Suspended => Tone.Waiting,
            _ => Tone.Plain,
        });
}
