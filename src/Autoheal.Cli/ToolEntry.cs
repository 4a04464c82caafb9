namespace Autoheal.Cli;

/// <summary>The tool as a process, for the programs that it is installed as.</summary>
public static class ToolEntry
{
    /// <summary>Runs one command with the process's own streams and environment; its exit code.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments) =>
        AutohealTool.RunAsync(arguments, ToolEnvironment.OfProcess(), CancellationToken.None);
}
