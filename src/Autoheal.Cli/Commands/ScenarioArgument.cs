using System.CommandLine.Parsing;
using Autoheal.Cli.Output;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Cli.Commands;

/// <summary>Reads the name of a scenario.</summary>
internal static class ScenarioArgument
{
    public static Scenario? Parse(ArgumentResult result)
    {
        var name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (ScenarioCatalogue.Find(name) is { } scenario)
        {
            return scenario;
        }

        var known = string.Join(", ", ScenarioCatalogue.All.Select(candidate => candidate.Name));
        result.AddError($"no scenario is called '{TerminalText.Plain(name)}'; known: {known}");
        return null;
    }
}
