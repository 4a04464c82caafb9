using Autoheal.Hosting.Console;
using Autoheal.Hosting.Tests.World;

namespace Autoheal.Hosting.Tests.Console;

public sealed class HeaderTests
{
    private const string Expected =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    [Fact]
    public async Task EveryAnswer_ToAnybody_BearsTheHeaders()
    {
        await using var host = await RunningHost.StartAsync();
        using var stranger = new ConsoleBrowser(host.Address);
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        foreach (var path in new[] { "", "/sign-in", "/incidents/INC-1", "/nowhere", "/control", "/world", "/events", "/assets/console.css", "/assets/nothing" })
        {
            Check(await stranger.GetAsync("/console" + path));
            Check(await amira.GetAsync("/console" + path));
            Check(await stranger.PostAsync("/console" + path, []));
            Check(await amira.PostAsync("/console" + path, []));
        }
    }

    [Fact]
    public async Task Asset_OfThisVersion_MayBeKept()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);

        using var known = await browser.GetAsync($"/console/assets/console.js?v={ConsoleAssets.Version}");
        using var other = await browser.GetAsync("/console/assets/console.js?v=old");

        Assert.Equal("public, max-age=31536000, immutable", known.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("no-store", other.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("text/javascript; charset=utf-8", known.Content.Headers.ContentType?.ToString());
    }

    private static void Check(HttpResponseMessage response)
    {
        using (response)
        {
            // What the host itself answers, as "method not allowed", is none of the console's answers.
            if ((int)response.StatusCode == 405)
            {
                return;
            }

            Assert.Equal(Expected, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
            Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        }
    }
}
