using System.Text.RegularExpressions;

namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Reduces the path of a request to a shape that can carry no message: lower-case letters, digits, hyphens, at most three short segments,
/// and none from the first on that looks like an id. What only watches the program is left out.
/// </summary>
internal static class RequestPaths
{
    private const int MostSegments = 3;
    private const int LongestSegment = 20;

    private static readonly string[] s_watching = ["/metrics", "/health", "/ready", "/live", "/ping", "/status", "/favicon", "/actuator", "/probe"];

    /// <summary>The path in the group <c>path</c>, or the one of the page in the group <c>page</c>; empty when there is none to name.</summary>
    public static string Of(Match match) =>
        match.Groups["path"] is { Success: true } path ? Reduce(path.ValueSpan)
        : match.Groups["page"] is { Success: true } page ? Reduce("/" + page.Value)
        : "";

    private static string Reduce(ReadOnlySpan<char> text)
    {
        var path = "";
        var segments = 0;
        foreach (var range in text.Split('/'))
        {
            var segment = text[range];
            if (segment.IsEmpty)
            {
                continue;
            }

            if (segments++ == MostSegments || !IsWord(segment))
            {
                break;
            }

            path = $"{path}/{segment}";
        }

        return s_watching.Any(watching => path.StartsWith(watching, StringComparison.Ordinal)) ? "" : path;
    }

    private static bool IsWord(ReadOnlySpan<char> segment)
    {
        var digits = 0;
        foreach (var c in segment)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return segment.Length <= LongestSegment && digits <= 2 && digits < segment.Length && segment.Count('-') <= 2;
    }
}
