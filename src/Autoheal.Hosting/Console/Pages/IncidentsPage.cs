using System.Globalization;
using Autoheal.ChatBot.Rendering;
using Autoheal.Hosting.Console.Live;
using Autoheal.Policy;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>The list of incidents.</summary>
internal static class IncidentsPage
{
    private static readonly (string Show, string Label)[] Filters = [("open", "Open"), ("waiting", "Waiting for approval"), ("all", "All")];

    public static Markup Render(ConsoleVisit visit, BoardQuery query, BoardSnapshot board, ControlMode mode)
    {
        var (entries, more) = query.Select(board);
        var rows = entries.Select(entry => IncidentRow.Render(visit.Base, entry));
        var live = new LiveView(
            string.Create(CultureInfo.InvariantCulture, $"{Link("", query, query.Page)}&after={board.Position}"), Inserts: query.Page == 1);
        return Layout.Page(
            visit,
            "Incidents",
            mode,
            Markup.Of($"""
                <h1>Incidents</h1>
                {Counts(board)}
                <form method="get" action="{visit.Base}" class="filters" role="search">
                {Filters.Select(filter => Filter(visit, query, filter.Show, filter.Label))}
                <input type="hidden" name="show" value="{query.Show}">
                <label for="q" class="hidden">Search by id, object, cluster, environment or cause</label>
                <input id="q" name="q" type="search" value="{query.Search}" maxlength="100" placeholder="Search"> <button>Search</button>
                </form>
                <ol id="incidents" class="incidents" data-size="{BoardQuery.PageSize}">{rows}</ol>
                <p id="none" class="none"{(entries.Count > 0 ? Markup.Of($" hidden") : Markup.Empty)}>{(query.Search.Length > 0 ? "Nothing found." : "Nothing here. All is quiet.")}</p>
                {Pager(visit, query, more)}
                """),
            live);
    }

    public static Markup Counts(BoardSnapshot board) =>
        Markup.Of($"""<p id="counts" class="counts"><strong>{board.Open}</strong> open · <strong>{board.Waiting}</strong> waiting for approval</p>""");

    private static Markup Filter(ConsoleVisit visit, BoardQuery query, string show, string label) => query.Show == show
        ? Markup.Of($"""<a class="filter" aria-current="page" href="{Link(visit.Base, query with { Show = show }, 1)}">{label}</a> """)
        : Markup.Of($"""<a class="filter" href="{Link(visit.Base, query with { Show = show }, 1)}">{label}</a> """);

    private static Markup Pager(ConsoleVisit visit, BoardQuery query, bool more)
    {
        if (query.Page == 1 && !more)
        {
            return Markup.Empty;
        }

        var newer = query.Page > 1 ? Markup.Of($"""<a rel="prev" href="{Link(visit.Base, query, query.Page - 1)}">Newer</a> """) : Markup.Empty;
        var older = more ? Markup.Of($"""<a rel="next" href="{Link(visit.Base, query, query.Page + 1)}">Older</a>""") : Markup.Empty;
        return Markup.Of($"""<nav class="pager" aria-label="Pages">{newer}<span>Page {query.Page}</span> {older}</nav>""");
    }

    private static string Link(string @base, BoardQuery query, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"{@base}?show={query.Show}&q={Uri.EscapeDataString(query.Search)}&page={page}");
}
