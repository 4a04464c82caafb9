using System.Net;
using Autoheal.Hosting.Tests.World;
using Autoheal.Incidents;
using Autoheal.Policy;

namespace Autoheal.Hosting.Tests.Console;

public sealed class ControlFormsTests
{
    [Fact]
    public async Task Post_StopThenResume_TurnsTheKillSwitch()
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var stopped = await amira.PressAsync("/console/control", "stop", ("sure", "yes"), ("reason", "storm"));

        Assert.Equal("/console/control", stopped.Headers.Location?.ToString());
        Assert.Equal(ControlMode.Stopped, await host.Get<IIncidentDesk>().GetModeAsync());
        Assert.Contains("Kill switch: stopped", await amira.PageAsync("/console"));
        using var resumed = await amira.PressAsync("/console/control", "resume", ("sure", "yes"));
        await amira.UntilAsync("/console", page => page.Contains("Kill switch: running", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_Unsure_TurnsNothing()
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await amira.PressAsync("/console/control", "halt");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("nothing was turned, because you did not say that you are sure", await answer.Content.ReadAsStringAsync());
        Assert.Equal(ControlMode.Running, await host.Get<IIncidentDesk>().GetModeAsync());
    }

    [Fact]
    public async Task Post_PersonWithoutTheRole_TurnsNothingAndSeesNoForm()
    {
        await using var host = await RunningHost.StartAsync();
        using var ben = await ConsoleBrowser.SignInAsync(host, Tokens.Ben);
        var page = await ben.PageAsync("/console/control");

        using var answer = await ben.PostAsync(
            "/console/control", new() { ["form"] = ConsoleBrowser.FormTokenIn(page), ["mode"] = "halt", ["sure"] = "yes" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("id=\"halt\"", page);
        Assert.Equal(ControlMode.Running, await host.Get<IIncidentDesk>().GetModeAsync());
    }
}
