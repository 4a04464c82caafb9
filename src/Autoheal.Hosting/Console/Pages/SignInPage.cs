using Autoheal.ChatBot.Rendering;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Console.Forms;

namespace Autoheal.Hosting.Console.Pages;

/// <summary>Asks for the personal token.</summary>
internal static class SignInPage
{
    public static Markup Render(ConsoleVisit visit, string formToken, string to, string? error) => Layout.Document(
        visit,
        "Sign in",
        Markup.Of($"""
            <section class="narrow">
            <h1>Autoheal</h1>
            <form method="post" action="{visit.Base}/sign-in" class="stack">
            <input type="hidden" name="{FormGuard.Field}" value="{formToken}"><input type="hidden" name="to" value="{to}">
            <label for="token">Your personal token</label>
            <input id="token" name="token" type="password" autocomplete="current-password" required autofocus maxlength="{TokenText.MaxLength}" aria-describedby="hint">
            <p id="hint" class="small">The one that the command line takes from AUTOHEAL_TOKEN. The host's operator gives it out.</p>
            {(error is null ? Markup.Empty : Markup.Of($"""<p class="error" role="alert">{error}</p>"""))}
            <button class="primary">Sign in</button>
            </form>
            </section>
            """));
}
