using System.Net;
using System.Text;
using Autoheal.Hosting.Console.Forms;
using Autoheal.Hosting.Tests.World;
using Autoheal.Incidents;
using Autoheal.Policy;

namespace Autoheal.Hosting.Tests.Console;

/// <summary>No form but the console's own, of this very session, does anything.</summary>
public sealed class FormTests
{
    private static readonly Dictionary<string, string> Stop = new() { ["mode"] = "stop", ["sure"] = "yes" };

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", null)]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromElsewhere_DoesNothing(string header, string? value)
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var form = ConsoleBrowser.FormTokenIn(await amira.PageAsync("/console/control"));

        using var answer = await amira.PostAsync("/console/control", new(Stop) { ["form"] = form }, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(ControlMode.Running, await host.Get<IIncidentDesk>().GetModeAsync());
    }

    [Fact]
    public async Task Post_WithoutTheSessionsToken_DoesNothing()
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        using var again = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var other = ConsoleBrowser.FormTokenIn(await again.PageAsync("/console"));

        using var missing = await amira.PostAsync("/console/control", Stop);
        using var foreign = await amira.PostAsync("/console/control", new(Stop) { ["form"] = other });

        Assert.Equal(HttpStatusCode.Forbidden, missing.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Contains("this form is not of this session; load the page again", await foreign.Content.ReadAsStringAsync());
        Assert.Equal(ControlMode.Running, await host.Get<IIncidentDesk>().GetModeAsync());
    }

    [Fact]
    public async Task Post_Stranger_DoesNothing()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Address);

        using var answer = await browser.PostAsync("/console/control", Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(ControlMode.Running, await host.Get<IIncidentDesk>().GetModeAsync());
    }

    [Theory]
    [InlineData("text/plain", "mode=stop", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "form=a&form=b", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1&n=1&o=1&p=1&q=1", HttpStatusCode.BadRequest)]
    public async Task Post_BodyThatIsNoSmallForm_IsRefused(string type, string body, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        Assert.Equal(expected, await SendAsync(amira, new StringContent(body, Encoding.UTF8, type)));
    }

    [Fact]
    public async Task Post_LargeBody_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var body = new StringContent("a=" + new string('x', PostedForm.MaxBytes), Encoding.UTF8, "application/x-www-form-urlencoded");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(amira, body));
    }

    private static async Task<HttpStatusCode> SendAsync(ConsoleBrowser browser, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/console/control") { Content = content };
        request.Headers.Add("Origin", browser.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }
}
