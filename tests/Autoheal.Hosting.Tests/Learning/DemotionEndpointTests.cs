using System.Net;
using Autoheal.Hosting.Tests.World;

namespace Autoheal.Hosting.Tests.Learning;

public sealed class DemotionEndpointTests
{
    private const string Demotion = """{"action":"mend","environment":"staging","reason":"wrong twice"}""";

    [Fact]
    public async Task Post_Anybody_DemotesAndIsListed_AndOnlyARoleLifts()
    {
        await using var host = await RunningHost.StartAsync();

        var recorded = await (await host.PostAsync("/autonomy/demote", Tokens.Ben, Demotion)).JsonAsync(HttpStatusCode.Accepted);
        await host.UntilAsync("/autonomy", report => report.GetProperty("demotions").GetArrayLength() == 1);
        var lift = Demotion.Replace("}", ",\"lift\":true}", StringComparison.Ordinal);
        var refused = await (await host.PostAsync("/autonomy/demote", Tokens.Ben, lift)).ErrorAsync(HttpStatusCode.Forbidden);
        await (await host.PostAsync("/autonomy/demote", Tokens.Amira, lift)).JsonAsync(HttpStatusCode.Accepted);
        await host.UntilAsync("/autonomy", report => report.GetProperty("demotions").GetArrayLength() == 0);

        Assert.Equal("""{"personId":"ben","action":"mend","lifted":false}""", recorded.GetRawText());
        Assert.Equal("this needs a role", refused);
    }

    [Theory]
    [InlineData("{}", "'action' must be the name of an action, or *")]
    [InlineData("""{"action":"mend"}""", "'reason' must say why, in at most 500 characters")]
    [InlineData("""{"action":"mend","reason":"x","service":"api"}""", "'service' must be namespace/name")]
    [InlineData("""{"action":"mend","reason":"x","environment":""}""", "'environment' must be the name of an environment")]
    public async Task Post_WrongBody_IsRefusedWithOneLine(string body, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(expected, await (await host.PostAsync("/autonomy/demote", Tokens.Amira, body)).ErrorAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Post_WithoutOrWithAHookToken_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();

        await (await host.PostAsync("/autonomy/demote", null, Demotion)).ErrorAsync(HttpStatusCode.Unauthorized);
        await (await host.PostAsync("/autonomy/demote", Tokens.Hook, Demotion)).ErrorAsync(HttpStatusCode.Forbidden);
    }
}
