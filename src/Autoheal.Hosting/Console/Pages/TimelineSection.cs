using Autoheal.ChatBot.Rendering;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>The transcript, line by line with its times.</summary>
internal static class TimelineSection
{
    /// <summary>Where a transcript's label ends and its text begins.</summary>
    private const int LabelWidth = 8;

    private const int MaxLines = 500;

    public static Markup Render(ConsoleVisit visit, string incidentId, IReadOnlyList<(DateTimeOffset At, string Line)> timeline)
    {
        var lines = timeline.TakeLast(MaxLines).Select(line => Line(line.At, line.Line));
        var left = timeline.Count > MaxLines ? Markup.Of($"<p>The first {timeline.Count - MaxLines} lines are left out here.</p>") : Markup.Empty;
        return Markup.Of($"""
            <section id="timeline" class="panel" data-live aria-labelledby="timeline-title">
            <h2 id="timeline-title" tabindex="-1">Timeline</h2>{left}
            <ol class="timeline">{lines}</ol>
            <p class="small"><a href="{visit.Base}/incidents/{incidentId}/transcript">The transcript as plain text</a></p>
            </section>
            """);
    }

    private static Markup Line(DateTimeOffset at, string line)
    {
        var isLabelled = line.Length > LabelWidth && line[LabelWidth - 1] == ' ';
        var (label, text) = isLabelled ? (line[..LabelWidth].Trim(), line[LabelWidth..]) : ("", line);
        return Markup.Of($"""<li><span class="at">{HtmlRenderer.TimeOfDay(at)}</span> <span class="label">{label}</span> <span class="line">{text.Trim()}</span></li>""");
    }
}
