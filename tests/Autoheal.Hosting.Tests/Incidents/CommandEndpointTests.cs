using System.Net;
using Autoheal.Hosting.Tests.World;

namespace Autoheal.Hosting.Tests.Incidents;

public sealed class CommandEndpointTests
{
    private const string Path = "/incidents/INC-1/commands";

    [Fact]
    public async Task Post_Hold_IsRecordedAndShownWithTheIncident()
    {
        await using var host = await StartWithOpenRequestAsync();

        var recorded = await (await host.PostAsync(Path, Tokens.Amira, """{"verb":"hold","minutes":45,"reason":"deploy"}""")).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal("""{"incidentId":"INC-1","personId":"amira","verb":"hold"}""", recorded.GetRawText());
        await host.UntilAsync("/incidents/INC-1", incident => incident.TryGetProperty("heldUntil", out _));
        await host.UntilTextAsync("/incidents/INC-1/transcript", text => text.Contains("HOLD    amira (oncall): nothing new begins until ") && text.Contains("“deploy”"));
    }

    [Fact]
    public async Task Post_PersonWithoutRole_IsRecordedAndDoesNotCount()
    {
        await using var host = await StartWithOpenRequestAsync();

        await (await host.PostAsync(Path, Tokens.Ben, """{"verb":"take"}""")).JsonAsync(HttpStatusCode.Accepted);

        await host.UntilTextAsync(
            "/incidents/INC-1/transcript", text => text.Contains("COMMAND ben's wish to take does not count: the person holds none of the roles oncall"));
        Assert.Equal("awaiting-approval", (await (await host.GetAsync("/incidents/INC-1", Tokens.Ben)).JsonAsync()).GetProperty("phase").GetString());
    }

    [Theory]
    [InlineData("{}", "'verb' is missing; it must be take, hold, release, undo or pursue")]
    [InlineData("""{"verb":"HOLD"}""", "'verb' must be take, hold, release, undo or pursue")]
    [InlineData("""{"verb":"hold","minutes":0}""", "'minutes' must be 1 to 1440")]
    [InlineData("""{"verb":"hold","minutes":1441}""", "'minutes' must be 1 to 1440")]
    [InlineData("""{"verb":"take","minutes":5}""", "'minutes' belongs to hold")]
    [InlineData("""{"verb":"undo","intent":"1"}""", "'intent' must be the id of an intent such as INC-7/1")]
    [InlineData("""{"verb":"take","intent":"INC-1/1"}""", "'intent' belongs to undo")]
    [InlineData("""{"verb":"pursue","diagnosis":4}""", "'rank' must be the rank of a hypothesis, from 1")]
    [InlineData("""{"verb":"pursue","rank":2}""", "'diagnosis' must be the sequence of the diagnosis that you were shown")]
    [InlineData("""{"verb":"take","rank":2}""", "'rank' and 'diagnosis' belong to pursue")]
    public async Task Post_WrongBody_IsRefusedWithOneLine(string body, string expected)
    {
        await using var host = await StartWithOpenRequestAsync();

        Assert.Equal(expected, await (await host.PostAsync(Path, Tokens.Amira, body)).ErrorAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Post_UnknownMember_IsRefused()
    {
        await using var host = await StartWithOpenRequestAsync();

        await (await host.PostAsync(Path, Tokens.Amira, """{"verb":"take","personId":"ben"}""")).ErrorAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/incidents/INC-404/commands")]
    [InlineData("/incidents/control/commands")]
    public async Task Post_NoSuchIncident_IsNotFound(string path)
    {
        await using var host = await StartWithOpenRequestAsync();

        Assert.Equal("no incident has that id", await (await host.PostAsync(path, Tokens.Amira, """{"verb":"take"}""")).ErrorAsync(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Post_WithoutAPersonalToken_IsRefused()
    {
        await using var host = await StartWithOpenRequestAsync();

        await (await host.PostAsync(Path, null, """{"verb":"take"}""")).ErrorAsync(HttpStatusCode.Unauthorized);
        await (await host.PostAsync(Path, Tokens.Hook, """{"verb":"take"}""")).ErrorAsync(HttpStatusCode.Forbidden);
    }

    private static async Task<RunningHost> StartWithOpenRequestAsync()
    {
        var host = await RunningHost.StartAsync();
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();
        await host.World.Asked.WaitAsync(RunningHost.Patience);
        return host;
    }
}
