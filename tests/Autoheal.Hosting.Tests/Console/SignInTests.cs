using System.Net;
using Autoheal.Approvals;
using Autoheal.Hosting.Console.Sessions;
using Autoheal.Hosting.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Tests.Console;

public sealed class SignInTests
{
    [Fact]
    public async Task Post_PersonalToken_OpensASessionThatScriptsAndOtherSitesDoNotGet()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);

        using var answer = await browser.TrySignInAsync(Tokens.Amira, "/incidents/INC-7");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/console/incidents/INC-7", answer.Headers.Location?.ToString());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("autoheal-console=", StringComparison.Ordinal));
        Assert.Matches("^autoheal-console=[0-9a-f]{64}; max-age=43200; path=/; samesite=strict; httponly$", cookie);
        Assert.Contains("Amira", await browser.PageAsync("/console"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/incidents/../../evil")]
    [InlineData("/incidents/INC-7?x=1")]
    public async Task Post_TargetThatIsNoPage_LeadsToTheList(string to)
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);

        using var answer = await browser.TrySignInAsync(Tokens.Amira, to);

        Assert.Equal("/console", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("nobody-has-this-token-0123456789abcdefgh", HttpStatusCode.Unauthorized, "That token is not known here.")]
    [InlineData("", HttpStatusCode.Unauthorized, "That token is not known here.")]
    [InlineData(Tokens.Hook, HttpStatusCode.Forbidden, "That is the token of a sender of alerts; a personal one is needed.")]
    [InlineData(Tokens.Stranger, HttpStatusCode.Forbidden, "The directory of people does not know you; the host&#x27;s operator can add you.")]
    public async Task Post_TokenOfNobodyHere_OpensNoSession(string token, HttpStatusCode status, string expected)
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);

        using var answer = await browser.TrySignInAsync(token);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync());
        Assert.Null(browser.SessionCookie);
        Assert.Equal(0, host.Get<SessionBook>().Count);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", null)]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Post_FromElsewhere_IsRefusedUnread(string header, string? value)
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);
        var form = ConsoleBrowser.FormTokenIn(await browser.PageAsync("/console/sign-in"));

        using var answer = await browser.PostAsync("/console/sign-in", new() { ["form"] = form, ["token"] = Tokens.Amira }, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(browser.SessionCookie);
    }

    [Fact]
    public async Task Post_FormOfAnotherBrowser_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);
        using var other = new ConsoleBrowser(host.Address);
        var form = ConsoleBrowser.FormTokenIn(await other.PageAsync("/console/sign-in"));
        await browser.PageAsync("/console/sign-in");

        using var answer = await browser.PostAsync("/console/sign-in", new() { ["form"] = form, ["token"] = Tokens.Amira });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(browser.SessionCookie);
    }

    [Fact]
    public async Task Post_ManyWrongTokens_AreRefusedForAMinute()
    {
        var clock = new MovingClock();
        await using var host = await RunningHost.StartAsync(services => services.AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, clock));
        using var browser = new ConsoleBrowser(host.Address);
        for (var i = 0; i < SignInLimiter.MaxFailures; i++)
        {
            using var wrong = await browser.TrySignInAsync("wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var limited = await browser.TrySignInAsync(Tokens.Amira);
        clock.Advance(SignInLimiter.Window);
        using var later = await browser.TrySignInAsync(Tokens.Amira);

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), limited.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    [Fact]
    public async Task Get_SessionWhoseTimeIsOver_IsAskedAgain()
    {
        var clock = new MovingClock();
        await using var host = await RunningHost.StartAsync(services => services.AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, clock));
        using var browser = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        await browser.PageAsync("/console");

        clock.Advance(TimeSpan.FromSeconds(1));
        using var answer = await browser.GetAsync("/console/incidents/INC-1");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/console/sign-in?to=%2Fincidents%2FINC-1", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Post_SignOut_EndsTheSessionForEverybodyWhoHasTheCookie()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var cookie = browser.SessionCookie;
        var form = ConsoleBrowser.FormTokenIn(await browser.PageAsync("/console"));

        using var left = await browser.PostAsync("/console/sign-out", new() { ["form"] = form });
        browser.SessionCookie = cookie;
        using var answer = await browser.GetAsync("/console");

        Assert.Equal("/console/sign-in", left.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(0, host.Get<SessionBook>().Count);
    }

    [Fact]
    public async Task SignIn_MoreThanMaxSessions_SignsTheOldestOut()
    {
        await using var host = await RunningHost.StartAsync(configure: options =>
        {
            RunningHost.AddTokens(options);
            options.Console.MaxSessions = 2;
        });
        using var first = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        using var second = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        using var third = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await first.GetAsync("/console");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await second.PageAsync("/console");
        await third.PageAsync("/console");
        Assert.Equal(2, host.Get<SessionBook>().Count);
    }

    [Fact]
    public async Task Get_PersonWhoWasRemoved_IsOutAtOnce()
    {
        var people = new ShrinkingDirectory();
        await using var host = await RunningHost.StartAsync(services => services.AddSingleton<IPeopleDirectory>(people));
        using var browser = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        people.IsEmpty = true;
        using var answer = await browser.GetAsync("/console");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(0, host.Get<SessionBook>().Count);
    }

    [Fact]
    public async Task Get_LinkOnAnotherSite_LeadsOnThroughAPageOfOurOwn()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);

        using var answer = await browser.GetAsync("/console/incidents/INC-1", ("Sec-Fetch-Site", "cross-site"));

        Assert.Contains("""content="0; url=/console/incidents/INC-1">""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/console")]
    [InlineData("/console/incidents/INC-1")]
    [InlineData("/console/incidents/INC-1/transcript")]
    [InlineData("/console/control")]
    [InlineData("/console/world")]
    [InlineData("/console/nowhere")]
    public async Task Get_Stranger_SeesTheSignInAndNothingElse(string path)
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);

        using var page = await browser.GetAsync(path);
        using var events = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/console/events"));

        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
        Assert.StartsWith("/console/sign-in?to=", page.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, events.StatusCode);
    }

    [Fact]
    public async Task Get_WithAPersonalBearerToken_IsAStrangerToo()
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync("/console", Tokens.Amira)).StatusCode);
    }

    [Fact]
    public async Task Get_AnythingWhenTurnedOff_IsNotFound()
    {
        await using var host = await RunningHost.StartAsync(configure: options =>
        {
            RunningHost.AddTokens(options);
            options.Console.Enabled = false;
        });
        using var browser = new ConsoleBrowser(host.Address);

        foreach (var path in new[] { "/", "/console", "/console/sign-in", "/console/assets/console.css", "/console/events" })
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Get_Root_LeadsToTheConsole()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);

        using var answer = await browser.GetAsync("/");

        Assert.Equal("/console", answer.Headers.Location?.ToString());
    }

    private sealed class ShrinkingDirectory : IPeopleDirectory
    {
        public bool IsEmpty { get; set; }

        public ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(IsEmpty ? null : new Person { Id = personId, Name = personId });
    }
}
