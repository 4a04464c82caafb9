using System.Text.Json;

namespace Autoheal.Cli.Tests;

/// <summary>Runs the tool in this process, as a process around it would.</summary>
internal sealed class ToolRun
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private ToolRun(int exitCode, string output, string error)
    {
        ExitCode = exitCode;
        Out = output;
        Error = error;
    }

    public int ExitCode { get; }

    public string Out { get; }

    public string Error { get; }

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public static Task<ToolRun> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public static async Task<ToolRun> RunAsync(
        IReadOnlyDictionary<string, string> variables, string[] arguments, string? typed = null, bool terminal = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new ToolEnvironment
        {
            Out = output,
            Error = error,
            In = new StringReader(typed ?? ""),
            IsInteractive = typed is not null,
            OutIsTerminal = terminal,
            Silence = Timeout.InfiniteTimeSpan,
            Variable = name => variables.GetValueOrDefault(name),
        };
        var exitCode = await AutohealTool.RunAsync(arguments, environment, CancellationToken.None).WaitAsync(Patience);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Fails unless the tool ended with one line on standard error and nothing on standard output.</summary>
    public void ShouldRefuse(int exitCode, string line)
    {
        Assert.Equal(line + "\n", Error);
        Assert.Equal("", Out);
        Assert.Equal(exitCode, ExitCode);
    }

    /// <summary>Fails unless the result is an object of exactly these members, in this order.</summary>
    public JsonElement ShouldBeJson(string schema, params string[] members)
    {
        var json = Json;
        Assert.Equal(["schema", .. members], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(schema, json.GetProperty("schema").GetString());
        return json;
    }
}
