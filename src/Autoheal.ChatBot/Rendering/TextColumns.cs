using System.Globalization;
using System.Text;

namespace Autoheal.ChatBot.Rendering;

/// <summary>How wide text is on a terminal.</summary>
internal static class TextColumns
{
    /// <summary>Ranges that take two columns: East Asian wide and full-width forms, and pictures (Unicode Standard Annex 11).</summary>
    private static readonly (int From, int To)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF),
        (0x20000, 0x3FFFD),
    ];

    /// <summary>The columns that a text takes.</summary>
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>How many characters of a text go on a line: up to its last space where it has to be broken, but always at least one.</summary>
    public static int Take(string text, int columns)
    {
        var (taken, used, space) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + Of(rune) > columns && taken > 0)
            {
                return rune.Value == ' ' || space == 0 ? taken : space;
            }

            taken += rune.Utf16SequenceLength;
            used += Of(rune);
            space = rune.Value == ' ' && text.AsSpan(0, taken).ContainsAnyExcept(' ') ? taken : space;
        }

        return taken;
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        ? 0
        : Wide.Any(range => rune.Value >= range.From && rune.Value <= range.To) ? 2 : 1;
}
