using System.Diagnostics;
using Autoheal.Approvals;
using Autoheal.Hosting.Console.Forms;
using Autoheal.Hosting.Console.Pages;
using Autoheal.Hosting.Console.Sessions;
using Autoheal.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Log = Autoheal.Hosting.Diagnostics.Log;

namespace Autoheal.Hosting.Console;

/// <summary>The border of the console: who is signed in, whether a form is the console's own, and what strangers are told.</summary>
internal sealed class ConsoleBorder(
    InboundBorder border, SessionBook sessions, IPeopleDirectory people, BodyReader bodies, IOptions<HostingOptions> options, ILogger<ConsoleBorder> logger)
{
    /// <summary>For anybody.</summary>
    public Task OpenAsync(string endpoint, HttpContext context, Func<ConsoleVisit, ValueTask<IResult>> handle)
    {
        var stranger = new ConsoleVisit { Context = context };
        return border.OpenAsync(
            endpoint,
            context,
            async () =>
            {
                ConsoleHeaders.Apply(context.Response.Headers);
                return options.Value.Console.Enabled
                    ? await handle(await IdentifyAsync(stranger))
                    : Answers.Refuse(StatusCodes.Status404NotFound, "there is nothing here");
            },
            problem => ConsoleAnswers.Refuse(stranger, problem.Status, problem.Error));
    }

    /// <summary>For people who are signed in; others are shown the way.</summary>
    public Task ForPeopleAsync(string endpoint, HttpContext context, Func<ConsoleVisit, ValueTask<IResult>> handle) =>
        OpenAsync(endpoint, context, async visit => visit.Person is null ? AskWho(visit) : await handle(visit));

    /// <summary>For a form that a signed-in person sent from a page of ours.</summary>
    public Task ForFormsAsync(string endpoint, HttpContext context, Func<ConsoleVisit, PostedForm, ValueTask<IResult>> handle) =>
        ForPeopleAsync(endpoint, context, async visit =>
        {
            if (FormGuard.RefuseOrigin(context.Request) is { } foreign)
            {
                return RefuseForm(visit, endpoint, foreign);
            }

            var (form, status, error) = await PostedForm.ReadAsync(context.Request, bodies);
            if (form is null)
            {
                return ConsoleAnswers.Refuse(visit, status, error);
            }

            return FormGuard.Matches(visit.Session!.FormToken, form[FormGuard.Field])
                ? await handle(visit, form)
                : RefuseForm(visit, endpoint, "this form is not of this session; load the page again");
        });

    private IResult RefuseForm(ConsoleVisit visit, string endpoint, string why)
    {
        Log.FormRefused(logger, endpoint, $"person:{visit.Person!.Id}", why);
        return ConsoleAnswers.Refuse(visit, StatusCodes.Status403Forbidden, why);
    }

    /// <summary>Looks the person up anew at each request, so that one who was removed is out at once.</summary>
    private async ValueTask<ConsoleVisit> IdentifyAsync(ConsoleVisit visit)
    {
        if (sessions.Find(ConsoleCookies.Get(visit.Context.Request, ConsoleCookies.Session)) is not { } session)
        {
            return visit;
        }

        if (await people.FindAsync(session.PersonId, visit.Aborted) is not { } person)
        {
            sessions.Close(session);
            return visit;
        }

        Activity.Current?.SetTag("autoheal.caller", $"person:{person.Id}");
        return visit with
        {
            Session = session,
            Person = person,
            MayControl = person.Roles.Any(role => options.Value.ControlRoles.Contains(role, StringComparer.Ordinal)),
        };
    }

    private static IResult AskWho(ConsoleVisit visit)
    {
        var request = visit.Context.Request;
        if (!HttpMethods.IsGet(request.Method) || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status401Unauthorized, "you are signed out; sign in and try again");
        }

        // A link on another site leads here without the cookie; going on from a page of our own brings it along.
        return request.Headers["Sec-Fetch-Site"].ToString() == "cross-site"
            ? ConsoleAnswers.Page(GoOnPage.Render(visit))
            : ConsoleAnswers.Go(visit, "/sign-in?to=" + Uri.EscapeDataString(visit.LocalPath));
    }
}
