using System.Globalization;
using System.Text;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Diagnostics.Transcripts;

/// <summary>The words that people read for states, times and spans.</summary>
internal static class Words
{
    public static string Time(DateTimeOffset at) => at.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A span in its two largest units: <c>31 s</c>, <c>3 m 12 s</c>, <c>2 h 5 m</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, Math.Round(span.TotalSeconds)):0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} m {span.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} m"),
    };

    public static string Count(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";

    public static string Of(IncidentEnd end) => end switch
    {
        IncidentEnd.HandedOver => "handed over",
        IncidentEnd.Open => "open",
        _ => end.ToString().ToLowerInvariant(),
    };

    public static string Of(HypothesisStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(ReconcileState state) => state switch
    {
        ReconcileState.Applied => "the write had happened",
        ReconcileState.NotStarted => "the write had not happened",
        _ => "it cannot be told",
    };

    /// <summary>Where something was said, as <c> in slack:T1/C1</c>; nothing on a channel without places.</summary>
    public static string Place(string? where) => where is { Length: > 0 } ? $" in {Plain(where)}" : "";

    /// <summary>Text from outside, short and on one line.</summary>
    public static string Plain(string text) => OneLine(text.Length <= 200 ? text : text[..200]);

    /// <summary>The text with a mark in place of everything that a terminal acts on: line ends, escapes, and what turns the direction or hides.</summary>
    public static string OneLine(string text)
    {
        if (!text.EnumerateRunes().Any(IsActive))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(IsActive(rune) ? Rune.ReplacementChar : rune);
        }

        return plain.ToString();
    }

    private static bool IsActive(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
