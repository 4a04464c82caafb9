using Autoheal.ChatBot.Rendering;
using Autoheal.Hosting.Console.Forms;
using Autoheal.Hosting.Console.World;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>What all pages share: head, navigation, and where the script puts news.</summary>
internal static class Layout
{
    /// <summary>A page for somebody who is signed in.</summary>
    /// <param name="visit">The request.</param>
    /// <param name="title">The title.</param>
    /// <param name="mode">What the kill switch permits now.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="live">What it follows; null for a page that stands still.</param>
    public static Markup Page(ConsoleVisit visit, string title, ControlMode mode, Markup content, LiveView? live = null)
    {
        var notice = visit.Context.Request.Headers.ContainsKey("X-Live") ? null : visit.Session!.TakeNotice();
        var told = notice is null ? Markup.Empty : Markup.Of($"""<p class="notice" role="status" id="notice" tabindex="-1">{notice}</p>""");
        var world = visit.Context.RequestServices.GetService<ISimulatedWorld>() is null
            ? Markup.Empty
            : Markup.Of($"""<a href="{visit.Base}/world">Simulated world</a>""");
        var header = Markup.Of($"""
            <header class="top">
            <a class="brand" href="{visit.Base}">Autoheal</a>
            <nav aria-label="Main"><a href="{visit.Base}">Incidents</a> {ModeLink(visit, mode)} {world}</nav>
            <form method="post" action="{visit.Base}/sign-out">{FormToken(visit)}<span class="who">{VisibleText.OneLine(visit.Person!.Name)}{(visit.MayAct ? "" : " (reads only)")}</span> <button class="quiet">Sign out</button></form>
            </header>
            """);
        return Document(visit, title, Markup.Of($"{told}{content}"), live, header: header);
    }

    /// <summary>A page for anybody.</summary>
    public static Markup Document(ConsoleVisit visit, string title, Markup content, LiveView? live = null, Markup head = default, Markup header = default)
    {
        var assets = $"{visit.Base}/assets/";
        var version = ConsoleAssets.Version;
        var follows = live is null
            ? Markup.Empty
            : Markup.Of($""" data-events="{visit.Base}/events{live.Query}" data-incident="{live.IncidentId}" data-insert="{(live.Inserts ? "yes" : "")}" data-sign-in="{visit.Base}/sign-in" """);
        return Markup.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} · Autoheal</title>
            <link rel="stylesheet" href="{assets}console.css?v={version}">
            <link rel="icon" type="image/svg+xml" href="{assets}icon.svg?v={version}">
            <script src="{assets}console.js?v={version}" defer></script>{head}
            </head>
            <body{follows}>
            <a class="skip" href="#main">Skip to the content</a>
            <p id="news" class="hidden" role="status" aria-live="polite"></p>
            {header}
            <p id="connection" class="connection" role="status" hidden></p>
            <main id="main" tabindex="-1">
            {content}
            </main>
            </body>
            </html>

            """);
    }

    /// <summary>The hidden field that each form of a session repeats.</summary>
    public static Markup FormToken(ConsoleVisit visit) => Markup.Of($"""<input type="hidden" name="{FormGuard.Field}" value="{visit.Session!.FormToken}">""");

    public static Markup ModeLink(ConsoleVisit visit, ControlMode mode) =>
        Markup.Of($"""<a id="mode" class="mode mode-{ConsoleWords.Of(mode)}" href="{visit.Base}/control">Kill switch: {ConsoleWords.Of(mode)}</a>""");
}
