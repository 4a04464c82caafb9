using System.Globalization;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Rendering;
using Autoheal.Incidents;
using Autoheal.Policy;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>One incident: its card, with the buttons as forms, and below it what a card has no room for.</summary>
internal sealed class IncidentPage(IncidentCard card)
{
    private static readonly HtmlRenderer Plain = new();

    public Markup Render(ConsoleVisit visit, IncidentSummary incident, IncidentReading reading, ControlMode mode)
    {
        var story = reading.Story;
        return Layout.Page(
            visit,
            $"{incident.Id} {VisibleText.OneLine(incident.Subject.Path)}",
            mode,
            Markup.Of($"""
                {Head(incident, new CardForms(visit, story).CanAnswer)}
                {Card(visit, reading)}
                {Section("evidence", "Evidence", story.Diagnosis is { } diagnosis ? EvidenceBlocks.Of(diagnosis) : [])}
                {Section("policy", "Policy", story.Decision is { } decision ? EvidenceBlocks.Of(decision) : [])}
                {TimelineSection.Render(visit, incident.Id, reading.Timeline)}
                """),
            new LiveView(string.Create(CultureInfo.InvariantCulture, $"?show=all&after={reading.Position}"), incident.Id));
    }

    private static Markup Head(IncidentSummary incident, bool canAnswer)
    {
        var tone = ConsoleWords.ToneOf(incident.Phase, incident.End);
        return Markup.Of($"""
            <section id="head" data-live>
            <h1>{incident.Id} <span class="subject">{VisibleText.OneLine(incident.Subject.ToString())}</span></h1>
            <p><span class="pill pill-{tone}">{ConsoleWords.Of(incident.Phase, incident.End)}</span>{(canAnswer ? Markup.Of($""" <a href="#approve">To the decision</a>""") : Markup.Empty)}</p>
            </section>
            """);
    }

    private Markup Card(ConsoleVisit visit, IncidentReading reading)
    {
        var forms = new CardForms(visit, reading.Story);
        var message = card.Render(reading.Story);
        var obstacle = forms.Obstacle is { } why ? Markup.Of($"""<p class="small">{why}</p>""") : Markup.Empty;
        return Markup.Of($"""
            <section id="card" class="panel" data-live aria-label="{message.Summary}">
            {new HtmlRenderer { Button = forms.Of }.Render(WithoutHeading(message))}{obstacle}
            </section>
            """);
    }

    // The page has one of its own.
    private static ChatMessage WithoutHeading(ChatMessage message) => message with { Blocks = [.. message.Blocks.Where(block => block is not HeadingBlock)] };

    private static Markup Section(string id, string title, IEnumerable<ChatBlock> blocks) => Plain.Render(blocks) is { IsEmpty: false } content
        ? Markup.Of($"""
            <section id="{id}" class="panel" data-live aria-labelledby="{id}-title">
            <h2 id="{id}-title" tabindex="-1">{title}</h2>{content}
            </section>
            """)
        : Markup.Of($"""<section id="{id}" data-live hidden></section>""");
}
