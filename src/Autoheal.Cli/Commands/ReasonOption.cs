using System.CommandLine;

namespace Autoheal.Cli.Commands;

/// <summary><c>--reason TEXT</c>.</summary>
internal static class ReasonOption
{
    private const int MaxLength = 500;

    public static Option<string?> Create()
    {
        var option = new Option<string?>("--reason") { Description = $"Why, at most {MaxLength} characters.", HelpName = "TEXT" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value.Length > MaxLength)
            {
                result.AddError($"--reason may have {MaxLength} characters, but has {result.Tokens[0].Value.Length}");
            }
        });
        return option;
    }
}
