using Autoheal.ChatBot.Rendering;
using Autoheal.Hosting.Console.Pages;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Console;

/// <summary>Makes the console's answers.</summary>
internal static class ConsoleAnswers
{
    public static IResult Page(Markup page, int status = StatusCodes.Status200OK) =>
        TypedResults.Content(page.ToString(), "text/html; charset=utf-8", statusCode: status);

    /// <summary>After a form: the browser gets the page anew, so that a reload sends nothing twice.</summary>
    public static IResult Go(ConsoleVisit visit, string path)
    {
        visit.Context.Response.Headers.Location = visit.Base + path;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    public static IResult Refuse(ConsoleVisit visit, int status, string error) => Page(ProblemPage.Render(visit, status, error), status);
}
