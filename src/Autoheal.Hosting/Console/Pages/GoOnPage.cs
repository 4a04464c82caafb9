using Autoheal.ChatBot.Rendering;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>
/// A step between another site's link and the page: browsers send the session's cookie only with what a page of ours asks for.
/// </summary>
internal static class GoOnPage
{
    public static Markup Render(ConsoleVisit visit)
    {
        var here = visit.Base + visit.LocalPath;
        return Layout.Document(
            visit,
            "One moment",
            Markup.Of($"""<section class="narrow"><h1>One moment</h1><p><a href="{here}">Go on</a></p></section>"""),
            head: Markup.Of($"""<meta http-equiv="refresh" content="0; url={here}">"""));
    }
}
