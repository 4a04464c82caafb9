namespace Autoheal.Cli;

/// <summary>Ends a command with one line on standard error.</summary>
internal sealed class ToolException : Exception
{
    private ToolException(int exitCode, string message)
        : base(message) => ExitCode = exitCode;

    public int ExitCode { get; }

    /// <summary>The user has to change something: what, where, and what would be right.</summary>
    public static ToolException BadInput(string message) => new(ExitCodes.BadInput, message);

    /// <summary>Everything was right, and the answer is no.</summary>
    public static ToolException Negative(string message) => new(ExitCodes.Negative, message);
}
