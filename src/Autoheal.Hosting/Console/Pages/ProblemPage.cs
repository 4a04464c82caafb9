using Autoheal.ChatBot.Rendering;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>What could not be done, and the way back.</summary>
internal static class ProblemPage
{
    public static Markup Render(ConsoleVisit visit, int status, string error) => Layout.Document(
        visit,
        "Not done",
        Markup.Of($"""
            <section class="narrow">
            <h1>Not done</h1>
            <p class="error" role="alert">{error}.</p>
            <p><a href="{visit.Base}">To the incidents</a></p>
            <p class="small">HTTP {status}</p>
            </section>
            """));
}
