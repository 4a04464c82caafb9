using System.CommandLine;

namespace Autoheal.Cli.Commands;

/// <summary>The log files that a command reads.</summary>
internal static class LogFiles
{
    public static Argument<string[]> CreateArgument() => new("files")
    {
        Description = "Log files.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    public static StreamReader Open(string file) => File.Exists(file)
        ? new StreamReader(file)
        : throw ToolException.BadInput($"there is no file '{file}'");
}
