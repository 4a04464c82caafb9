using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>
/// Makes text harmless for a card. It goes into text runs, which know no markdown; what is left to take away are characters that hide or reorder other
/// ones, and the date functions that cards know everywhere.
/// </summary>
internal static partial class CardText
{
    private const char Replacement = '\uFFFD';
    private const string Function = "{{";

    /// <summary>The text with nothing active or invisible in it; lines stay lines.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                clean.Append(rune.Value == '\t' ? "    " : "\n");
            }
            else if (IsHarmless(rune))
            {
                clean.Append(rune.ToString());
            }
            else
            {
                clean.Append(Replacement);
            }
        }

        return BreakFunctions(clean.ToString());
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string text) => Clean(text).Replace('\n', ' ');

    /// <summary>
    /// The same with columns that survive, since cards fold spaces. A single line may be a command to be copied: what stands within it stays.
    /// </summary>
    public static string Code(string text)
    {
        var lines = Clean(text).Split('\n');
        return string.Join('\n', lines.Select(line => lines.Length == 1 ? Indent(line) : Spaces().Replace(Indent(line), Widen)));

        static string Widen(Match run) => $"{new string('\u00A0', run.Length - 1)} ";
    }

    /// <summary>The first characters, and in words how many are left out.</summary>
    public static string Clip(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}… ({text.Length - end} more characters)");
    }

    /// <summary>A name for a mention, the one text that a card reads as markup: letters, digits and what names are joined with.</summary>
    public static string Name(string name)
    {
        var kept = new string([.. Line(Clip(name, 200)).Where(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '\'' or '-')]).Trim();
        return kept.Length == 0 ? "somebody" : Clip(kept, 80);
    }

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D or 0x00AD,
        _ => true,
    };

    private static string BreakFunctions(string text)
    {
        foreach (var name in (ReadOnlySpan<string>)["DATE", "TIME"])
        {
            text = text.Replace(Function + name, $"{{\u200C{{{name}", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private static string Indent(string line)
    {
        var text = line.TrimStart(' ');
        return new string('\u00A0', line.Length - text.Length) + text;
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
