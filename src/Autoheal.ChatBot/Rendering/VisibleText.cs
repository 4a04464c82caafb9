using System.Globalization;
using System.Text;

namespace Autoheal.ChatBot.Rendering;

/// <summary>
/// Text as it may be shown: whatever a screen or a terminal acts on (control characters, escapes, what turns the direction of writing, what hides) has a
/// mark in its place. It still has to be escaped for its destination.
/// </summary>
public static class VisibleText
{
    /// <summary>The longest text that is shown, in UTF-16 characters; the rest is cut off and said to be.</summary>
    public const int MaxLength = 20_000;

    private const string CutOff = " … (cut off)";

    /// <summary>The text on one line: line ends and tabs are marked like all else.</summary>
    public static string OneLine(string text) => Neutralise(text, keepLines: false);

    /// <summary>The text with its lines kept; a tab becomes four spaces, a carriage return before a line feed vanishes.</summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Neutralise(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\t", "    ", StringComparison.Ordinal), keepLines: true);
    }

    private static string Neutralise(string text, bool keepLines)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isLong = text.Length > MaxLength;
        if (!isLong && !text.EnumerateRunes().Any(rune => IsMarked(rune, keepLines)))
        {
            return text;
        }

        var visible = new StringBuilder(Math.Min(text.Length, MaxLength) + CutOff.Length);
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, MaxLength)).EnumerateRunes())
        {
            visible.Append((IsMarked(rune, keepLines) ? Rune.ReplacementChar : rune).ToString());
        }

        return isLong ? visible.Append(CutOff).ToString() : visible.ToString();
    }

    // A lone half of a surrogate pair is enumerated as the mark itself, so it counts as marked and the text is written anew.
    private static bool IsMarked(Rune rune, bool keepLines) =>
        rune == Rune.ReplacementChar || (IsActive(rune) && !(keepLines && rune.Value == '\n'));

    private static bool IsActive(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.Surrogate;
}
