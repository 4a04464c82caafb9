using System.CommandLine;
using System.CommandLine.Parsing;
using Autoheal.Cli.Output;
using Autoheal.Diagnostics;

namespace Autoheal.Cli;

/// <summary>Runs a command's action and turns what goes wrong into one line and an exit code.</summary>
internal sealed class CommandRunner(ToolEnvironment environment)
{
    /// <summary>Every command has it.</summary>
    public static Option<OutputFormat> Format { get; } = new("--format")
    {
        Description = "How results are printed: text (the default) or json.",
        HelpName = "json|text",
        Recursive = true,
        CustomParser = ParseFormat,
    };

    public ToolEnvironment Environment => environment;

    /// <summary>Gives a command its action.</summary>
    public void Attach(Command command, Func<ParseResult, CommandOutput, CancellationToken, Task<int>> action) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, action, cancellationToken));

    private async Task<int> RunAsync(
        ParseResult parsed, Func<ParseResult, CommandOutput, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        var output = new CommandOutput(environment, parsed.GetValue(Format));
        try
        {
            return await action(parsed, output, cancellationToken);
        }
        catch (ToolException e)
        {
            output.Note($"autoheal: {e.Message}");
            return e.ExitCode;
        }
        catch (Exception e) when (e is AutohealException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            output.Note($"autoheal: {e.Message}");
            return ExitCodes.BadInput;
        }
    }

    private static OutputFormat ParseFormat(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (text is "json" or "text")
        {
            return text == "json" ? OutputFormat.Json : OutputFormat.Text;
        }

        result.AddError($"--format must be json or text, but is '{TerminalText.Plain(text)}'");
        return OutputFormat.Text;
    }
}
