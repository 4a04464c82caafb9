using System.Net;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Hosting.Tests.World;

namespace Autoheal.Hosting.Tests.Approvals;

public sealed class ApprovalEndpointsTests
{
    private const string Path = "/approvals/INC-1.1";

    [Fact]
    public async Task Get_OpenRequest_ShowsThePlanAndNoNonce()
    {
        await using var host = await StartWithOpenRequestAsync();

        var request = await (await host.GetAsync(Path, Tokens.Ben)).JsonAsync();

        Assert.Equal(
            ["schema", "id", "incidentId", "clusterId", "planHash", "proposer", "quorum", "roles", "requestedAt", "expiresAt", "mustType", "cause", "steps"],
            request.EnumerateObject().Select(member => member.Name));
        Assert.Equal("autoheal/approval-request/v1", request.GetProperty("schema").GetString());
        Assert.Equal("""[{"path":"/spec/template","before":"broken","after":"mended"}]""", request.GetProperty("steps")[0].GetProperty("changes").GetRawText());
    }

    [Fact]
    public async Task Post_Approve_LetsTheActionRun()
    {
        await using var host = await StartWithOpenRequestAsync();

        var answer = await (await host.PostAsync(Path, Tokens.Amira, Body(await HashAsync(host)))).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal("""{"requestId":"INC-1.1","personId":"amira","approve":true}""", answer.GetRawText());
        await host.World.Executed.WaitAsync(RunningHost.Patience);
    }

    [Fact]
    public async Task Post_Reject_EndsTheRequest()
    {
        await using var host = await StartWithOpenRequestAsync();

        await (await host.PostAsync(Path, Tokens.Amira, Body(await HashAsync(host), "false"))).JsonAsync(HttpStatusCode.Accepted);

        await host.UntilAsync("/incidents/INC-1", incident => incident.GetProperty("end").GetString() == "rejected");
        Assert.Equal("no open request has that id", await (await host.GetAsync(Path, Tokens.Amira)).ErrorAsync(HttpStatusCode.NotFound));
        Assert.False(host.World.Executed.IsCompleted);
    }

    [Fact]
    public async Task Post_Revoke_IsRecordedWithoutAHash()
    {
        await using var host = await StartWithOpenRequestAsync();

        var answer = await (await host.PostAsync(Path, Tokens.Amira, """{"revoke":true}""")).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal("""{"requestId":"INC-1.1","personId":"amira","approve":false,"revoke":true}""", answer.GetRawText());
        await host.UntilTextAsync("/incidents/INC-1/transcript", text => text.Contains("REVOKE  amira without effect: the person has not approved"));
        Assert.Equal(
            "'approve' and 'revoke' exclude each other",
            await (await host.PostAsync(Path, Tokens.Amira, """{"approve":true,"revoke":true}""")).ErrorAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Post_PersonWithoutRole_IsRecordedAndDoesNotCount()
    {
        await using var host = await StartWithOpenRequestAsync();

        await (await host.PostAsync(Path, Tokens.Ben, Body(await HashAsync(host)))).JsonAsync(HttpStatusCode.Accepted);

        await host.UntilTextAsync("/incidents/INC-1/transcript", text => text.Contains("ben's answer does not count: the person holds none of the roles oncall"));
        Assert.False(host.World.Executed.IsCompleted);
    }

    [Fact]
    public async Task Post_DestructivePlanWithTypedName_CountsOnlyWithIt()
    {
        await using var host = await StartWithOpenRequestAsync(new BrokenDeployment { Risk = ActionRisk.Destructive });
        var hash = await HashAsync(host);

        await (await host.PostAsync(Path, Tokens.Amira, Body(hash))).JsonAsync(HttpStatusCode.Accepted);
        await host.UntilTextAsync("/incidents/INC-1/transcript", text => text.Contains("a destructive plan needs the name api to be typed"));
        await (await host.PostAsync(Path, Tokens.Amira, Body(hash, more: ",\"typedName\":\"api\""))).JsonAsync(HttpStatusCode.Accepted);

        await host.UntilTextAsync("/incidents/INC-1/transcript", text => text.Contains("APPROVE amira"));
    }

    [Fact]
    public async Task Post_OtherPlanHash_IsAConflict()
    {
        await using var host = await StartWithOpenRequestAsync();

        var error = await (await host.PostAsync(Path, Tokens.Amira, Body(new string('0', 64)))).ErrorAsync(HttpStatusCode.Conflict);

        Assert.Equal("'planHash' is not that of the open plan; look at the request again", error);
    }

    [Theory]
    [InlineData("/approvals/INC-1.2")]
    [InlineData("/approvals/INC-2.1")]
    [InlineData("/approvals/INC-1")]
    [InlineData("/approvals/control.1")]
    public async Task Post_UnknownRequest_IsNotFound(string path)
    {
        await using var host = await StartWithOpenRequestAsync();

        var error = await (await host.PostAsync(path, Tokens.Amira, Body(new string('0', 64)))).ErrorAsync(HttpStatusCode.NotFound);

        Assert.Equal("no open request has that id", error);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "authentication is required")]
    [InlineData(Tokens.Hook, HttpStatusCode.Forbidden, "a personal token is required here, not that of a sender of alerts")]
    public async Task Post_NotAPerson_IsRefused(string? token, HttpStatusCode status, string expected)
    {
        await using var host = await StartWithOpenRequestAsync();

        Assert.Equal(expected, await (await host.PostAsync(Path, token, Body(new string('0', 64)))).ErrorAsync(status));
        Assert.Equal(expected, await (await host.GetAsync(Path, token)).ErrorAsync(status));
    }

    [Theory]
    [InlineData("", """the body must be like {"approve":true,"planHash":"…"}; it is wrong at line 1, byte 1""")]
    [InlineData("null", """the body must be like {"approve":true,"planHash":"…"}, but is null""")]
    [InlineData("""{"approve":"yes"}""", """the body must be like {"approve":true,"planHash":"…"}; it is wrong at line 1, byte 17""")]
    [InlineData("""{"approve":false,"approve":true}""", """the body must be like {"approve":true,"planHash":"…"}; it is wrong at line 1, byte 28""")]
    [InlineData("{}", "'approve' is missing; it must be true or false")]
    [InlineData("""{"approve":true}""", "'planHash' is missing; repeat the hash of the plan that you were shown")]
    [InlineData("""{"approve":true,"planHash":"9f3c"}""", "'planHash' must be 64 lower-case hex digits, as shown with the plan")]
    public async Task Post_WrongBody_IsRefusedWithOneLine(string body, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(expected, await (await host.PostAsync(Path, Tokens.Amira, body)).ErrorAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Post_UnknownMember_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();

        var error = await (await host.PostAsync(Path, Tokens.Amira, Body(new string('0', 64), more: ",\"force\":true"))).ErrorAsync(HttpStatusCode.BadRequest);

        Assert.StartsWith("the body must be like", error);
    }

    private static async Task<RunningHost> StartWithOpenRequestAsync(BrokenDeployment? world = null)
    {
        var host = await RunningHost.StartAsync(world: world);
        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();
        await host.World.Asked.WaitAsync(RunningHost.Patience);
        return host;
    }

    private static async Task<string> HashAsync(RunningHost host) =>
        (await (await host.GetAsync(Path, Tokens.Amira)).JsonAsync()).GetProperty("planHash").GetString()!;

    private static string Body(string hash, string approve = "true", string more = "") =>
        "{\"approve\":" + approve + ",\"planHash\":" + JsonSerializer.Serialize(hash) + more + "}";
}
