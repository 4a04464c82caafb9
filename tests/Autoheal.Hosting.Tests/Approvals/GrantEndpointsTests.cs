using System.Net;
using Autoheal.Hosting.Tests.World;

namespace Autoheal.Hosting.Tests.Approvals;

public sealed class GrantEndpointsTests
{
    private const string Grant = """{"action":"mend","kind":"Deployment","namespace":"checkout","name":"api","seconds":3600}""";

    [Fact]
    public async Task Post_PersonWithARole_IsListedAndTakenBackAtOnce()
    {
        await using var host = await RunningHost.StartAsync();

        var given = await (await host.PostAsync("/grants", Tokens.Amira, Grant)).JsonAsync(HttpStatusCode.Accepted);
        await host.UntilAsync("/grants", list => list.GetProperty("grants").GetArrayLength() == 1);
        var listed = (await (await host.GetAsync("/grants", Tokens.Ben)).JsonAsync()).GetProperty("grants")[0];
        var revoked = await (await host.PostAsync("/grants/revoke", Tokens.Ben, """{"id":"GRT-1"}""")).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal("""{"personId":"amira"}""", given.GetRawText());
        Assert.Equal("""{"personId":"ben","revoked":"GRT-1"}""", revoked.GetRawText());
        Assert.Equal(("GRT-1", "active"), (listed.GetProperty("grant").GetProperty("id").GetString(), listed.GetProperty("state").GetString()));
        listed = (await (await host.GetAsync("/grants", Tokens.Ben)).JsonAsync()).GetProperty("grants")[0];
        Assert.Equal(("revoked", "person:ben"), (listed.GetProperty("state").GetString(), listed.GetProperty("revokedBy").GetString()));
    }

    [Theory]
    [InlineData(Tokens.Ben)]
    [InlineData(Tokens.Stranger)]
    public async Task Post_PersonWithoutRole_IsForbidden(string token)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal("this needs a role", await (await host.PostAsync("/grants", token, Grant)).ErrorAsync(HttpStatusCode.Forbidden));
    }

    [Theory]
    [InlineData("/grants", "{}", "'action' must be the name of an action")]
    [InlineData("/grants", """{"action":"mend","kind":"Deployment","namespace":"checkout","name":"api","seconds":59}""", "'seconds' must be 60 or more")]
    [InlineData("/grants", """{"action":"mend","kind":"Deployment","namespace":"checkout","name":"","seconds":60}""", "'name' must be the name of an object")]
    [InlineData("/grants/revoke", "{}", "'id' must be the id of a grant, or *")]
    public async Task Post_WrongBody_IsRefusedWithOneLine(string path, string body, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(expected, await (await host.PostAsync(path, Tokens.Amira, body)).ErrorAsync(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("/grants")]
    [InlineData("/autonomy")]
    [InlineData("/autonomy/shadow")]
    public async Task Get_WithoutOrWithAHookToken_IsRefused(string path)
    {
        await using var host = await RunningHost.StartAsync();

        await (await host.GetAsync(path)).ErrorAsync(HttpStatusCode.Unauthorized);
        await (await host.GetAsync(path, Tokens.Hook)).ErrorAsync(HttpStatusCode.Forbidden);
        await (await host.PostAsync("/grants", Tokens.Hook, Grant)).ErrorAsync(HttpStatusCode.Forbidden);
        await (await host.PostAsync("/grants/revoke", null, """{"id":"*"}""")).ErrorAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Autonomy_NothingTriedYet_IsLevelZero()
    {
        await using var host = await RunningHost.StartAsync();

        var report = await (await host.GetAsync("/autonomy", Tokens.Ben)).JsonAsync();

        Assert.Equal(("autoheal/autonomy/v1", 0, false), (report.GetProperty("schema").GetString(), report.GetProperty("maturity").GetInt32(), report.GetProperty("earned").GetBoolean()));
    }
}
