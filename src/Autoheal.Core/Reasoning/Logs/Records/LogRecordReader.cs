namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Cuts a stream of lines into records. A line continues the record before it when it looks like the rest of something (indented, a
/// stack frame, a closing brace), or when the log carries times and the line has none. Memory is bounded: long lines are cut, long records are split.
/// </summary>
internal sealed class LogRecordReader(TextReader reader)
{
    /// <summary>Characters of a line that are looked at.</summary>
    public const int LongestLine = 16 * 1024;

    private const int MostLines = 256;
    private const int LargestRecord = 64 * 1024;

    private readonly LineReader _lines = new(reader, LongestLine);

    public IEnumerable<LogRecord> Read()
    {
        var lines = new List<LogLine>();
        DateTime? at = null;
        var number = 0;
        var size = 0;
        while (_lines.TryRead(out var text))
        {
            number++;
            var hasTime = LogTimestamp.TryRead(text, out var time, out var end);
            var goesOn = lines.Count > 0 && lines.Count < MostLines && size + text.Length <= LargestRecord && GoesOn(text, hasTime, end, at is not null);
            if (lines.Count > 0 && !goesOn)
            {
                yield return new LogRecord([.. lines], at);
                lines.Clear();
                size = 0;
            }

            // A line without a time that could not be joined happened no earlier than the one before it.
            at = lines.Count > 0 ? at : hasTime ? time : at;
            lines.Add(new LogLine(number, text));
            size += text.Length;
        }

        if (lines.Count > 0)
        {
            yield return new LogRecord([.. lines], at);
        }
    }

    private static bool GoesOn(string text, bool hasTime, int end, bool logHasTimes) =>
        ContinuationLines.LooksLikeRest(hasTime ? SkipStream(text.AsSpan(end)) : text, isAfterTime: hasTime) || (logHasTimes && !hasTime);

    /// <summary>Container runtimes write <c>stdout F</c> between the time and the line.</summary>
    private static ReadOnlySpan<char> SkipStream(ReadOnlySpan<char> text) =>
        text.StartsWith(" stdout F", StringComparison.Ordinal) || text.StartsWith(" stderr F", StringComparison.Ordinal) ? text[9..] : text;
}
