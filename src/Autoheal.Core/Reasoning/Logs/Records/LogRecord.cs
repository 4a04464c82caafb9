namespace Autoheal.Reasoning.Logs;

/// <summary>What a program said at once: one line, or a line with its stack trace or its indented rest.</summary>
internal sealed class LogRecord(IReadOnlyList<LogLine> lines, DateTime? at)
{
    private string? _text;

    public IReadOnlyList<LogLine> Lines => lines;

    /// <summary>The time that its first line carries, in UTC; null when there is none. Without a year it is in the year 2000.</summary>
    public DateTime? At => at;

    /// <summary>All lines, joined by line feeds.</summary>
    public string Text => _text ??= lines.Count == 1 ? lines[0].Text : string.Join('\n', lines.Select(line => line.Text));
}
