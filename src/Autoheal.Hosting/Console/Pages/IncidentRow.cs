using Autoheal.ChatBot.Rendering;
using Autoheal.Hosting.Console.Live;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>One incident in a list.</summary>
internal static class IncidentRow
{
    public static Markup Render(string @base, BoardEntry entry)
    {
        var incident = entry.Summary;
        var tone = ConsoleWords.ToneOf(incident.Phase, incident.End);
        var where = incident.Cluster is { } cluster ? $"{cluster}, {incident.Environment}" : incident.Environment;
        return Markup.Of($"""
            <li id="row-{incident.Id}" class="row tone-{tone}" data-number="{entry.Number}">
            <a class="row-link" href="{@base}/incidents/{incident.Id}"><span class="id">{incident.Id}</span> <span class="subject">{VisibleText.OneLine(incident.Subject.ToString())}</span></a>
            <span class="pill pill-{tone}">{ConsoleWords.Of(incident.Phase, incident.End)}</span>
            <span class="cause">{incident.Cause ?? (entry.IsOpen ? "no cause named yet" : "")}</span>
            <span class="where">{VisibleText.OneLine(where)} · {ConsoleWords.Count(incident.Alerts, "alert")}</span>
            <span class="when">{HtmlRenderer.Time(incident.OpenedAt)}</span>
            </li>
            """);
    }

    /// <summary>What is said to those who do not see the row change.</summary>
    public static string Say(BoardEntry entry) =>
        VisibleText.OneLine($"{entry.Summary.Id}, {entry.Summary.Subject}: {ConsoleWords.Of(entry.Summary.Phase, entry.Summary.End)}");
}
