using System.Net;
using Autoheal.Hosting.Tests.World;

namespace Autoheal.Hosting.Tests.Console;

public sealed class PageTests
{
    private const string Hostile = "<script>alert(1)</script>\u202e\u001b[31m<a href=//evil.example>";

    [Fact]
    public async Task List_Incidents_AreShownWithTheirState()
    {
        await using var host = await StartAsync(Bodies.Crash);
        using var ben = await ConsoleBrowser.SignInAsync(host, Tokens.Ben);
        await host.World.Asked.WaitAsync(RunningHost.Patience);

        await ben.UntilAsync("/console", page => page.Contains("waits for approval</span>", StringComparison.Ordinal));
        var page = await ben.PageAsync("/console?show=waiting&q=api");

        Assert.Contains("""<a class="row-link" href="/console/incidents/INC-1">""", page);
        Assert.Contains("<strong>1</strong> open · <strong>1</strong> waiting for approval", page);
        Assert.Contains("Ben (reads only)", page);
        Assert.Contains("Nothing found.", await ben.PageAsync("/console?q=other"));
    }

    [Fact]
    public async Task Incident_Page_TellsTheWholeStory()
    {
        await using var host = await StartAsync(Bodies.Crash);
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        await host.World.Asked.WaitAsync(RunningHost.Patience);

        await amira.UntilAsync("/console/incidents/INC-1", page => page.Contains("id=\"approve\"", StringComparison.Ordinal));
        var page = await amira.PageAsync("/console/incidents/INC-1");

        foreach (var part in new[]
        {
            "<h1>INC-1 <span class=\"subject\">Deployment checkout/api</span></h1>", "H1 the rollout crashes", "it crashes (test, controlled)", "/spec/template: broken → mended",
            "restores the template", "needs approval", "<span class=\"label\">POLICY</span>", "id=\"reject\"", "id=\"take\"", "id=\"hold\"",
        })
        {
            Assert.Contains(part, page);
        }
    }

    [Fact]
    public async Task Incident_HostileTexts_AreOnlyShown()
    {
        await using var host = await StartAsync(Bodies.Crash, new BrokenDeployment { Words = Hostile });
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        await host.World.Asked.WaitAsync(RunningHost.Patience);

        await amira.UntilAsync("/console/incidents/INC-1", page => page.Contains("id=\"approve\"", StringComparison.Ordinal));
        foreach (var path in new[] { "/console", "/console?show=all&q=%3Cscript%3Ealert(1)%3C/script%3E%22%27", "/console/incidents/INC-1" })
        {
            var page = await amira.PageAsync(path);
            Assert.DoesNotContain("<script>", page);
            Assert.DoesNotContain("evil.example>", page);
            Assert.DoesNotContain(page, character => char.IsControl(character) && character != '\n');
            Assert.DoesNotContain("\u202e", page);
        }

        Assert.Contains("&lt;script&gt;alert(1)", await amira.PageAsync("/console/incidents/INC-1"));
    }

    [Theory]
    [InlineData("/console/incidents/INC-2", "no incident has that id.")]
    [InlineData("/console/incidents/control", "no incident has that id.")]
    [InlineData("/console/incidents/INC-2/transcript", "no incident has that id.")]
    [InlineData("/console/nowhere", "there is no such page.")]
    [InlineData("/console/world", "this host has no simulated world.")]
    public async Task Get_NothingThere_SaysSo(string path, string expected)
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await amira.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Transcript_Page_IsPlainText()
    {
        await using var host = await StartAsync(Bodies.Crash);
        using var ben = await ConsoleBrowser.SignInAsync(host, Tokens.Ben);
        await host.World.Asked.WaitAsync(RunningHost.Patience);

        using var answer = await ben.GetAsync("/console/incidents/INC-1/transcript");

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("POLICY  needs approval", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<RunningHost> StartAsync(string body, BrokenDeployment? world = null)
    {
        var host = await RunningHost.StartAsync(world: world);
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, body)).JsonAsync();
        return host;
    }
}
