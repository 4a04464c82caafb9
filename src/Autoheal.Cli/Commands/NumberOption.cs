using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Autoheal.Cli.Output;

namespace Autoheal.Cli.Commands;

/// <summary>Options that hold a number within limits, with one clear line when it is none.</summary>
internal static class NumberOption
{
    public static Option<int> Create(string name, string description, int standard, int least, int most)
    {
        return new Option<int>(name)
        {
            Description = $"{description} {standard} by default.",
            HelpName = "N",
            CustomParser = Parse,
            DefaultValueFactory = _ => standard,
        };

        int Parse(ArgumentResult result)
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError($"{name} must be a whole number from {least} to {most}, but is '{TerminalText.Plain(text)}'");
            return standard;
        }
    }
}
