using System.CommandLine;

namespace Autoheal.Cli.Commands.Policies;

/// <summary><c>autoheal policy</c>.</summary>
internal static class PolicyCommand
{
    public static Command Create(CommandRunner runner) =>
        new("policy", "Policies as YAML: check them, explain them, test them, and see which past decisions they would change.")
        {
            PolicyCheckCommand.Create(runner),
            PolicyExplainCommand.Create(runner),
            PolicyTestCommand.Create(runner),
            PolicyReplayCommand.Create(runner),
        };
}
