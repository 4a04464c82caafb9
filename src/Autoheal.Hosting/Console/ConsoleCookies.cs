using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Console;

/// <summary>The cookies: for the server alone, never sent along by other sites, never in clear when the page came over TLS.</summary>
internal static class ConsoleCookies
{
    public const string Session = "autoheal-console";
    public const string SignIn = "autoheal-sign-in";

    public static string? Get(HttpRequest request, string name) => request.Cookies[NameOf(request, name)];

    public static void Set(HttpContext context, string name, string value, TimeSpan lifetime)
    {
        var options = Options(context.Request);
        options.MaxAge = lifetime;
        context.Response.Cookies.Append(NameOf(context.Request, name), value, options);
    }

    public static void Delete(HttpContext context, string name) =>
        context.Response.Cookies.Delete(NameOf(context.Request, name), Options(context.Request));

    // The prefix makes browsers refuse the cookie from a neighbouring host or over plain HTTP; it needs Secure and the path /.
    private static string NameOf(HttpRequest request, string name) => request.IsHttps ? $"__Host-{name}" : name;

    private static CookieOptions Options(HttpRequest request) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = "/", IsEssential = true };
}
