namespace Autoheal.Reasoning.Logs;

/// <summary>Judges how bad a line sounds: by its level if it names one, else by its words.</summary>
internal static class LineSeverities
{
    private const int LevelWithin = 120;

    private static readonly (string Word, LineSeverity Severity)[] s_levels =
    [
        ("fatal", LineSeverity.Fatal), ("panic", LineSeverity.Fatal), ("emerg", LineSeverity.Fatal), ("critical", LineSeverity.Fatal), ("crit", LineSeverity.Fatal),
        ("error", LineSeverity.Error), ("err", LineSeverity.Error), ("erro", LineSeverity.Error), ("severe", LineSeverity.Error), ("fail", LineSeverity.Error),
        ("warning", LineSeverity.Warning), ("warn", LineSeverity.Warning),
        ("info", LineSeverity.Plain), ("inf", LineSeverity.Plain), ("notice", LineSeverity.Plain), ("debug", LineSeverity.Plain), ("trace", LineSeverity.Plain),
    ];

    private static readonly string[] s_fatalWords = ["panic:", "traceback (most recent call last)", "unhandled exception", "segmentation fault", "out of memory", "fatal error"];

    private static readonly string[] s_errorWords =
        ["exception", "failed", "failure", "refused", "denied", "timed out", "cannot ", "could not", "unable to", "no such", "error:"];

    public static LineSeverity Of(ReadOnlySpan<char> line)
    {
        if (ContainsAny(line, s_fatalWords))
        {
            return LineSeverity.Fatal;
        }

        return LevelOf(line[..Math.Min(line.Length, LevelWithin)])
            ?? (ContainsAny(line, s_errorWords) ? LineSeverity.Error : LineSeverity.Plain);
    }

    /// <summary>The first word that is a level: in capitals, in brackets, or as the value of a member.</summary>
    private static LineSeverity? LevelOf(ReadOnlySpan<char> line)
    {
        for (var start = 0; start < line.Length;)
        {
            if (!char.IsAsciiLetter(line[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < line.Length && char.IsAsciiLetter(line[end]))
            {
                end++;
            }

            var word = line[start..end];
            foreach (var (level, severity) in s_levels)
            {
                if (word.Equals(level, StringComparison.OrdinalIgnoreCase) && LooksLikeLevel(line, start, end))
                {
                    return severity;
                }
            }

            start = end;
        }

        return null;
    }

    private static bool LooksLikeLevel(ReadOnlySpan<char> line, int start, int end) =>
        !line[start..end].ContainsAnyInRange('a', 'z')
        || (start > 0 && line[start - 1] is '[' or '=' or '"' or '<' or '|')
        || (end < line.Length && line[end] is ']' or ':' or '|');

    private static bool ContainsAny(ReadOnlySpan<char> line, string[] words)
    {
        foreach (var word in words)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
