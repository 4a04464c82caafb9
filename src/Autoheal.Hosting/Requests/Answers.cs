using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Requests;

/// <summary>Makes answers. All JSON goes through the package's own context, whatever the host has configured.</summary>
internal static class Answers
{
    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(value, type, statusCode: status);

    public static IResult Text(string text) => TypedResults.Text(text, "text/plain; charset=utf-8");

    public static IResult Refuse(int status, string error) => Refuse(new Problem { Status = status, Error = error });

    public static IResult Refuse(Problem problem) =>
        TypedResults.Json(problem, HostingJsonContext.Default.Problem, "application/problem+json", problem.Status);

    /// <summary>Nothing was accepted; the sender should try again.</summary>
    public static IResult Unavailable(HttpContext context, string error, TimeSpan retryAfter)
    {
        AskToWait(context, retryAfter);
        return Refuse(StatusCodes.Status503ServiceUnavailable, error);
    }

    public static void AskToWait(HttpContext context, TimeSpan span) =>
        context.Response.Headers.RetryAfter = Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>The same for no token, a wrong one and a malformed header: a stranger learns nothing.</summary>
    public static IResult Unauthenticated(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(StatusCodes.Status401Unauthorized, "authentication is required");
    }
}
