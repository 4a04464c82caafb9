using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Console.Forms;

/// <summary>Tells a form that our own page sent from one that another page made the browser send.</summary>
internal static class FormGuard
{
    /// <summary>The field of each form that repeats the session's token.</summary>
    public const string Field = "form";

    /// <summary>
    /// Why the request does not come from a page of this very origin; null when it does. What browsers say of themselves has to be right, and at least one
    /// of the two headers has to be there.
    /// </summary>
    public static string? RefuseOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host.Value}";
        if (site.Length > 0 && site != "same-origin")
        {
            return "this form was sent by a page of another site";
        }

        if (origin.Length > 0 && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
        {
            return "this form was not sent from the console's own address; behind a proxy the host needs its forwarded headers";
        }

        return site.Length == 0 && origin.Length == 0 ? "the browser does not say which page sent this form" : null;
    }

    /// <summary>Whether a form repeats the right token.</summary>
    public static bool Matches(string expected, string? presented) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(presented ?? ""));
}
