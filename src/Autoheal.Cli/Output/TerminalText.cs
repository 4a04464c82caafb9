using System.Globalization;
using System.Text;

namespace Autoheal.Cli.Output;

/// <summary>Text from clusters, alerts and files, made harmless for a terminal.</summary>
internal static class TerminalText
{
    /// <summary>The text without control and direction characters; line feeds become spaces.</summary>
    public static string Plain(string text)
    {
        if (text.All(c => c is >= ' ' and < '\x7f'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                plain.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned))
            {
                plain.Append(rune);
            }
        }

        return plain.ToString();
    }
}
