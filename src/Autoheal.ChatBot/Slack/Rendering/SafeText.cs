using System.Globalization;
using System.Text;

namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>
/// Makes text that looks like what it is: control characters, reversed writing, invisible tags and broken surrogates become visible. It changes nothing that
/// a reader would miss; markup is harmless because it is never put where Slack looks for any.
/// </summary>
internal static class SafeText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Of several lines.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true);

    /// <summary>Of one line.</summary>
    public static string Line(string text) => Clean(text, keepLines: false);

    /// <summary>At most so many characters; what is cut is said.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        // What is cut depends on the length of the note, and that on the number in it.
        var cut = text.Length - max;
        var note = Note(cut);
        while (text.Length - (max - note.Length) is var more && more != cut)
        {
            cut = more;
            note = Note(cut);
        }

        return max <= note.Length + 8 ? Head(text, max - 1) + "…" : Head(text, max - note.Length) + note;
    }

    /// <summary>For the few places where Slack parses: an entity, a mention or a link cannot be written without these three.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Note(int cut) => string.Create(CultureInfo.InvariantCulture, $" … {cut} more");

    /// <summary>The first characters, never half of one.</summary>
    private static string Head(string text, int length) => text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                i += Pair(text, i, clean);
            }
            else if (c is '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                // The line ends at the next character.
            }
            else
            {
                clean.Append(Shown(c, keepLines));
            }
        }

        return clean.ToString();
    }

    private static char Shown(char c, bool keepLines) => c switch
    {
        '\n' => keepLines ? '\n' : ' ',
        '\t' or '\u2028' or '\u2029' => ' ',
        < ' ' => (char)('\u2400' + c),
        '\u007F' => '\u2421',
        >= '\u0080' and <= '\u009F' => Replacement,
        // Marks that turn the direction of writing, and characters that are not there to be seen.
        '\u061C' or '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF' => Replacement,
        _ => c,
    };

    /// <summary>Appends a pair and returns 1, or a replacement for a half and returns 0.</summary>
    private static int Pair(string text, int index, StringBuilder to)
    {
        if (!char.IsHighSurrogate(text[index]) || index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1]))
        {
            to.Append(Replacement);
            return 0;
        }

        var point = char.ConvertToUtf32(text[index], text[index + 1]);
        if (point is >= 0xE0000 and <= 0xE0FFF)
        {
            to.Append(Replacement);
        }
        else
        {
            to.Append(text, index, 2);
        }

        return 1;
    }
}
