using System.Globalization;
using Autoheal.Hosting.Tests.World;
using Xunit.Abstractions;

namespace Autoheal.Hosting.Tests.Console;

/// <summary>The console in Chromium: no script error, no violation of the page's policy in any of these.</summary>
public sealed class BrowserTests(ITestOutputHelper output)
{
    [BrowserFact]
    public async Task List_NewIncident_AppearsWithoutReload()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = BrowserRun.Start("live", host.Address, Tokens.Ben);
        await browser.LineAsync("READY");

        await SendAlertAsync(host, Bodies.Crash);
        var durable = TimeProvider.System.GetUtcNow();

        var seen = long.Parse(await browser.LineAsync("SEEN"), CultureInfo.InvariantCulture);
        output.WriteLine($"seen {seen - durable.ToUnixTimeMilliseconds()} ms after the alert was durable");
        await browser.EndAsync();
    }

    [BrowserFact]
    public async Task Request_KeyboardAlone_IsApproved()
    {
        await using var host = await StartWithOpenRequestAsync();
        using var browser = BrowserRun.Start("keyboard", host.Address, Tokens.Amira);

        Assert.StartsWith("Your approval is on record.", await browser.LineAsync("NOTICE"));
        await browser.EndAsync();
        await host.World.Executed.WaitAsync(RunningHost.Patience);
    }

    [BrowserFact]
    public async Task Incident_ChangesWhileSomebodyTypes_TakesNothingAway()
    {
        await using var host = await StartWithOpenRequestAsync();
        using var browser = BrowserRun.Start("typing", host.Address, Tokens.Amira);
        await browser.LineAsync("READY");

        await SendAlertAsync(host, Bodies.Crash.Replace("5ef77f1f8a3ecf8d", "0123456789abcdef", StringComparison.Ordinal));

        Assert.Contains("2 alerts", await browser.LineAsync("CARD"));
        await browser.EndAsync();
    }

    [BrowserFact]
    public async Task Pages_BothThemesAndAPhone_AreReadable()
    {
        await using var host = await StartWithOpenRequestAsync();
        using var browser = BrowserRun.Start("looks", host.Address, Tokens.Amira);

        await browser.EndAsync();
    }

    [BrowserFact]
    public async Task Request_WithoutScript_IsRejected()
    {
        await using var host = await StartWithOpenRequestAsync();
        using var browser = BrowserRun.Start("scriptless", host.Address, Tokens.Amira);

        Assert.StartsWith("Your rejection is on record.", await browser.LineAsync("NOTICE"));
        await browser.EndAsync();
        await host.UntilAsync("/incidents/INC-1", incident => incident.GetProperty("end").GetString() == "rejected");
    }

    private static async Task<RunningHost> StartWithOpenRequestAsync()
    {
        var host = await RunningHost.StartAsync();
        await SendAlertAsync(host, Bodies.Crash);
        await host.UntilAsync("/incidents/INC-1", incident => incident.GetProperty("openRequest").GetString() == "INC-1.1");
        return host;
    }

    private static async Task SendAlertAsync(RunningHost host, string body) =>
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, body)).JsonAsync();
}
