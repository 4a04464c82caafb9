namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Finds the templates of log lines as Drain does (He, Zhu, Zheng, Lyu, "Drain: An online log parsing approach with fixed depth tree",
/// ICWS 2017): variable parts are masked, lines of equal length and beginning are compared word by word, similar ones share a template.
/// One pass; the number of templates is bounded, what comes later joins the most similar one or a last, general template.
/// </summary>
public sealed class LogTemplates
{
    private readonly TemplateTree _tree = new();
    private readonly List<TemplateGroup> _lines = [];
    private readonly List<LineSeverity> _severities = [];

    /// <summary>Reads a log to its end; several logs may be read one after the other, and their lines are counted on.</summary>
    /// <param name="log">The log; not disposed.</param>
    public void Read(TextReader log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var lines = new LineReader(log, LogRecordReader.LongestLine);
        while (lines.TryRead(out var line))
        {
            var start = LogTimestamp.TryRead(line, out _, out var end) ? end : 0;
            _lines.Add(_tree.Place(LineWords.Split(line, start)));
            _severities.Add(LineSeverities.Of(line.AsSpan(start)));
        }
    }

    /// <summary>The templates of all lines read so far.</summary>
    public LogTemplateReport Report() => new()
    {
        Templates = [.. _tree.Groups.Select(group => new LogTemplate { Id = group.Id, Template = string.Join(' ', group.Words), Count = group.Count })],
        Assignments = [.. _lines.Select(group => group.Id)],
        Notable = NotableLines.Choose(_lines, _severities),
    };
}
