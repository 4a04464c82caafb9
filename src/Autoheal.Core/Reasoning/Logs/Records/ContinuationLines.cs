namespace Autoheal.Reasoning.Logs;

/// <summary>Recognises lines that are the rest of what was said before them: stack frames, causes, indented and closing lines.</summary>
internal static class ContinuationLines
{
    private static readonly string[] s_starts =
    [
        "at ", "Caused by", "caused by", "Suppressed:", "... ", "--- End of", "goroutine ", "created by ", "Traceback (", "File \"",
        "During handling of", "The above exception", "}", "]", ")", "Call Stack", "DETAIL:", "HINT:", "STATEMENT:", "CONTEXT:", "QUERY:", "[signal ",
    ];

    /// <param name="text">The line, or what follows its time.</param>
    /// <param name="isAfterTime">Whether a time stood before it: one space then only separates.</param>
    public static bool LooksLikeRest(ReadOnlySpan<char> text, bool isAfterTime)
    {
        var indent = text.Length - text.TrimStart(" \t").Length;
        var content = text[indent..];
        if (content.IsEmpty)
        {
            return !isAfterTime;
        }

        // After a time, columns are padded with blanks; a tab, though, begins a frame of Java or Go.
        if (!isAfterTime && indent > 0)
        {
            return true;
        }

        if (isAfterTime && (text[0] == '\t' || text.StartsWith(" \t", StringComparison.Ordinal)) && IsFrame(content))
        {
            return true;
        }

        foreach (var start in s_starts)
        {
            if (content.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFrame(ReadOnlySpan<char> content) =>
        content.StartsWith("at ", StringComparison.Ordinal) || content.StartsWith("/", StringComparison.Ordinal) || content.StartsWith("... ", StringComparison.Ordinal);
}
