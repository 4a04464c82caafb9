using System.Net;
using Autoheal.Hosting.Tests.World;

namespace Autoheal.Hosting.Tests.Incidents;

public sealed class IncidentEndpointsTests
{
    [Fact]
    public async Task Get_Incidents_AreListedByNumber()
    {
        await using var host = await RunningHost.StartAsync();
        for (var i = 1; i <= 11; i++)
        {
            var other = Bodies.Crash.Replace("checkout", $"shop-{i}").Replace("5ef7", $"5e{i:00}");
            await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, other)).JsonAsync();
        }

        var list = await (await host.GetAsync("/incidents", Tokens.Ben)).JsonAsync();

        Assert.Equal("autoheal/incidents/v1", list.GetProperty("schema").GetString());
        Assert.Equal(
            Enumerable.Range(1, 11).Select(i => $"INC-{i}"),
            list.GetProperty("incidents").EnumerateArray().Select(incident => incident.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Get_Incident_IsSummarised()
    {
        await using var host = await RunningHost.StartAsync();
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();
        await host.World.Asked.WaitAsync(RunningHost.Patience);

        var incident = await (await host.GetAsync("/incidents/INC-1", Tokens.Ben)).JsonAsync();

        Assert.Equal(
            ["id", "subject", "environment", "phase", "end", "openedAt", "lastRecordAt", "alerts", "cause", "openRequest", "summary", "records", "diagnosis"],
            incident.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"kind":"Deployment","namespace":"checkout","name":"api"}""", incident.GetProperty("subject").GetRawText());
        Assert.Equal("awaiting-approval", incident.GetProperty("phase").GetString());
        Assert.Equal("INC-1.1", incident.GetProperty("openRequest").GetString());
        Assert.Equal("k8s.rollout.crash", incident.GetProperty("cause").GetString());
    }

    [Fact]
    public async Task Get_Transcript_IsPlainText()
    {
        await using var host = await RunningHost.StartAsync();
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();
        await host.World.Asked.WaitAsync(RunningHost.Patience);

        var response = await host.GetAsync("/incidents/INC-1/transcript", Tokens.Ben);

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("POLICY  needs approval", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/incidents/INC-2")]
    [InlineData("/incidents/INC-2/transcript")]
    [InlineData("/incidents/INC-99999999999999999999")]
    [InlineData("/incidents/INC-%0A")]
    [InlineData("/incidents/control/transcript")]
    public async Task Get_UnknownIncident_IsNotFound(string path)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal("no incident has that id", await (await host.GetAsync(path, Tokens.Ben)).ErrorAsync(HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("/incidents")]
    [InlineData("/incidents/INC-1")]
    [InlineData("/incidents/INC-1/transcript")]
    public async Task Get_NotAPerson_IsRefused(string path)
    {
        await using var host = await RunningHost.StartAsync();

        await (await host.GetAsync(path)).ErrorAsync(HttpStatusCode.Unauthorized);
        await (await host.GetAsync(path, Tokens.Hook)).ErrorAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_Anything_ForbidsCachingAndRendering()
    {
        await using var host = await RunningHost.StartAsync();

        foreach (var response in new[] { await host.GetAsync("/incidents", Tokens.Ben), await host.GetAsync("/incidents"), await host.GetAsync("/healthz") })
        {
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        }
    }
}
