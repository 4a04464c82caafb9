using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Autoheal.Approvals;
using Autoheal.Hosting.Access;
using Autoheal.Hosting.Console.Forms;
using Autoheal.Hosting.Console.Pages;
using Autoheal.Hosting.Console.Sessions;
using Autoheal.Hosting.Incidents;
using Autoheal.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Log = Autoheal.Hosting.Diagnostics.Log;

namespace Autoheal.Hosting.Console;

/// <summary><c>/console/sign-in</c> and <c>/console/sign-out</c>: a personal token for a session's cookie.</summary>
internal sealed class SignInEndpoint(
    TokenBook tokens,
    IPeopleDirectory people,
    SessionBook sessions,
    SignInLimiter limiter,
    BodyReader bodies,
    IOptions<HostingOptions> options,
    ILogger<SignInEndpoint> logger)
{
    private static readonly TimeSpan FormLifetime = TimeSpan.FromHours(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public IResult Get(ConsoleVisit visit)
    {
        var to = LocalTarget(visit.Context.Request.Query["to"]);
        return visit.Person is null ? Ask(visit, to, StatusCodes.Status200OK) : ConsoleAnswers.Go(visit, to);
    }

    public async ValueTask<IResult> PostAsync(ConsoleVisit visit)
    {
        var address = visit.Context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (limiter.Wait(address) is { } wait)
        {
            visit.Context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Ask(visit, "", StatusCodes.Status429TooManyRequests, "Too many wrong tokens came from your address. Wait a minute.");
        }

        if (FormGuard.RefuseOrigin(visit.Context.Request) is { } foreign)
        {
            return ConsoleAnswers.Refuse(visit, StatusCodes.Status403Forbidden, foreign);
        }

        var (form, status, error) = await PostedForm.ReadAsync(visit.Context.Request, bodies);
        return form is null ? ConsoleAnswers.Refuse(visit, status, error) : await CheckAsync(visit, form, address);
    }

    public IResult Leave(ConsoleVisit visit)
    {
        sessions.Close(visit.Session!);
        ConsoleCookies.Delete(visit.Context, ConsoleCookies.Session);
        Log.SignedOut(logger, $"person:{visit.Person!.Id}");
        return ConsoleAnswers.Go(visit, "/sign-in");
    }

    private async ValueTask<IResult> CheckAsync(ConsoleVisit visit, PostedForm form, string address)
    {
        var to = LocalTarget(form["to"]);
        var cookie = ConsoleCookies.Get(visit.Context.Request, ConsoleCookies.SignIn);
        if (cookie is null || !FormGuard.Matches(FormTokenOf(cookie), form[FormGuard.Field]))
        {
            return Ask(visit, to, StatusCodes.Status403Forbidden, "That form was too old. Please try again; cookies have to be allowed.");
        }

        if (tokens.Identify(form["token"]) is not { } caller)
        {
            limiter.Fail(address);
            Log.Unauthenticated(logger, "console_sign_in", address);
            return Ask(visit, to, StatusCodes.Status401Unauthorized, "That token is not known here.");
        }

        if (caller.PersonId is not { } personId)
        {
            return Ask(visit, to, StatusCodes.Status403Forbidden, "That is the token of a sender of alerts; a personal one is needed.");
        }

        if (await people.FindAsync(personId, visit.Aborted) is null)
        {
            return Ask(visit, to, StatusCodes.Status403Forbidden, "The directory of people does not know you; the host's operator can add you.");
        }

        ConsoleCookies.Delete(visit.Context, ConsoleCookies.SignIn);
        ConsoleCookies.Set(visit.Context, ConsoleCookies.Session, sessions.Open(personId), options.Value.Console.SessionLifetime);
        Log.SignedIn(logger, caller.Name, address);
        return ConsoleAnswers.Go(visit, to);
    }

    /// <summary>The form, with a cookie that the form has to match: no other page can sign somebody in.</summary>
    private IResult Ask(ConsoleVisit visit, string to, int status, string? error = null)
    {
        var secret = SessionBook.NewSecret();
        ConsoleCookies.Set(visit.Context, ConsoleCookies.SignIn, secret, FormLifetime);
        return ConsoleAnswers.Page(SignInPage.Render(visit, FormTokenOf(secret), to, error), status);
    }

    private string FormTokenOf(string cookie) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(cookie)));

    /// <summary>Where to go on: an incident's page or the kill switch, nothing that somebody else could make up.</summary>
    private static string LocalTarget(string? to) =>
        to is "/control" or "/world" || (to?.StartsWith("/incidents/", StringComparison.Ordinal) == true && IncidentIds.NumberOf(to["/incidents/".Length..]) is not null)
            ? to
            : "";
}
