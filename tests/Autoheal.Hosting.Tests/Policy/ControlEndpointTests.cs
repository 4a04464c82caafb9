using System.Net;
using Autoheal.Hosting.Tests.World;
using Autoheal.Policy;

namespace Autoheal.Hosting.Tests.Policy;

public sealed class ControlEndpointTests
{
    [Theory]
    [InlineData("stop", "stopped", ControlMode.Stopped)]
    [InlineData("halt", "halted", ControlMode.Halted)]
    public async Task Post_Tightening_CountsAtOnce(string verb, string mode, ControlMode expected)
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await (await host.PostAsync("/control", Tokens.Amira, $$"""{"mode":"{{verb}}","reason":"smoke"}""")).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal($$"""{"mode":"{{mode}}","personId":"amira"}""", answer.GetRawText());
        Assert.Equal(expected, await host.Get<KillSwitch>().GetModeAsync());
    }

    [Theory]
    [InlineData(Tokens.Ben)]
    [InlineData(Tokens.Stranger)]
    public async Task Post_PersonWithoutRole_IsForbidden(string token)
    {
        await using var host = await RunningHost.StartAsync();

        var error = await (await host.PostAsync("/control", token, """{"mode":"halt"}""")).ErrorAsync(HttpStatusCode.Forbidden);

        Assert.Equal("this needs one of the roles oncall", error);
        Assert.Equal(ControlMode.Running, await host.Get<KillSwitch>().GetModeAsync());
    }

    [Theory]
    [InlineData("{}", "'mode' is missing; it must be stop, halt or resume")]
    [InlineData("""{"mode":"pause"}""", "'mode' must be stop, halt or resume")]
    [InlineData("stop", """the body must be like {"mode":"stop","reason":"…"}; it is wrong at line 1, byte 1""")]
    public async Task Post_WrongBody_IsRefusedWithOneLine(string body, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(expected, await (await host.PostAsync("/control", Tokens.Amira, body)).ErrorAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();

        await (await host.PostAsync("/control", null, """{"mode":"resume"}""")).ErrorAsync(HttpStatusCode.Unauthorized);
    }
}
