using System.Text;

namespace Autoheal.Cli.Output;

/// <summary>The words of enumerations as the JSON forms write them: lower case, joined by hyphens.</summary>
internal static class Words
{
    public static string Of(Enum value)
    {
        var words = new StringBuilder();
        foreach (var c in value.ToString())
        {
            words.Append(char.IsAsciiLetterUpper(c) && words.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }
}
