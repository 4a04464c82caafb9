using System.Net;
using Autoheal.ChatBot.Tests.Teams.World;
using Autoheal.Simulation.Teams;

namespace Autoheal.ChatBot.Tests.Teams;

/// <summary>Nothing is read of a request whose token does not prove that it comes from Teams.</summary>
public sealed class TeamsTokenTests
{
    /// <summary>The parser refuses it with 400; 401 shows that it was never asked.</summary>
    private static readonly string s_poison = new('[', 100_000);

    public static TheoryData<string, Func<SimulatedTeamsToken, SimulatedTeamsToken>> WrongTokens => new()
    {
        { "another issuer", token => token with { Issuer = "https://sts.windows.net/00000000-0000-4000-8000-00000000b001/" } },
        { "an issuer that begins alike", token => token with { Issuer = "https://api.botframework.com.example" } },
        { "no issuer", token => token with { Issuer = null } },
        { "another audience", token => token with { Audience = "00000000-0000-4000-8000-00000000a002" } },
        { "no audience", token => token with { Audience = null } },
        { "expired beyond the skew", token => token with { Expires = token.NotBefore - TimeSpan.FromMinutes(5) } },
        { "no expiry", token => token with { Expires = null } },
        { "not valid yet beyond the skew", token => token with { NotBefore = token.NotBefore + TimeSpan.FromSeconds(301) } },
        { "a key for another channel", token => token with { Channel = "webchat" } },
        { "an unknown key", token => token with { KeyId = "nobody's" } },
        { "the key of another channel by name", token => token with { KeyId = "webchat-1" } },
        { "no service address", token => token with { ServiceUrl = null } },
        { "a service address elsewhere", token => token with { ServiceUrl = "https://attacker.example/teams/" } },
        { "another algorithm by name", token => token with { Algorithm = "RS512" } },
        { "no algorithm by name", token => token with { Algorithm = "none" } },
    };

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task Request_WrongToken_IsRefusedUnread(string flaw, Func<SimulatedTeamsToken, SimulatedTeamsToken> spoil)
    {
        await using var world = await TeamsWorld.StartAsync();
        var token = world.Teams.Keys.Sign(spoil(world.Teams.Keys.Describe(world.Teams.ServiceUrl)));

        var answer = await world.Teams.SendAsync(s_poison, token);

        Assert.True(answer.Status == HttpStatusCode.Unauthorized, flaw);
        Assert.Null(answer.Body);
    }

    [Fact]
    public async Task Request_RightToken_IsReadAndParsed()
    {
        await using var world = await TeamsWorld.StartAsync();

        var answer = await world.Teams.SendAsync(s_poison, world.Teams.Keys.Sign(world.Teams.Keys.Describe(world.Teams.ServiceUrl)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData(-299)]
    [InlineData(299)]
    public async Task Request_ClocksThatDifferALittle_IsAccepted(int seconds)
    {
        await using var world = await TeamsWorld.StartAsync();
        var right = world.Teams.Keys.Describe(world.Teams.ServiceUrl);
        var now = right.NotBefore!.Value;
        var token = seconds < 0 ? right with { Expires = now.AddSeconds(seconds) } : right with { NotBefore = now.AddSeconds(seconds) };

        var answer = await world.Teams.SendAsync(s_poison, world.Teams.Keys.Sign(token));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Request_ForgedOrMissingToken_IsRefusedUnread()
    {
        await using var world = await TeamsWorld.StartAsync();
        var keys = world.Teams.Keys;
        var right = keys.Describe(world.Teams.ServiceUrl);
        var signed = keys.Sign(right);
        var (head, claims, signature) = (signed.Split('.')[0], signed.Split('.')[1], signed.Split('.')[2]);
        var otherClaims = keys.Sign(right with { Expires = right.Expires!.Value.AddYears(1) }).Split('.')[1];
        string?[] tokens =
        [
            null, "", "x", "a.b.c", keys.LeaveUnsigned(right), keys.SignWithPublishedKey(right), $"{head}.{otherClaims}.{signature}", $"{head}.{claims}.",
            $"{head}.{claims}", $"{head}.{claims}.{signature}.{signature}", $"{head}.{claims}.{signature[..^4]}AAAA", new string('a', 9000), $"{signed}, Bearer {signed}",
        ];

        foreach (var token in tokens)
        {
            var answer = await world.Teams.SendAsync(s_poison, token);
            Assert.True(answer.Status == HttpStatusCode.Unauthorized, token);
        }
    }

    [Fact]
    public async Task Request_ManyUnknownKeys_AreAskedForOnceAMinute()
    {
        await using var world = await TeamsWorld.StartAsync();
        var right = world.Teams.Keys.Describe(world.Teams.ServiceUrl);
        await world.Teams.SendAsync(s_poison, world.Teams.Keys.Sign(right));

        var storm = Enumerable.Range(0, 200).Select(i => world.Teams.SendAsync(s_poison, world.Teams.Keys.Sign(right with { KeyId = $"key-{i}" })));

        Assert.All(await Task.WhenAll(storm), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
        Assert.Single(world.Teams.Requests, request => request == "GET /v1/.well-known/keys");
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        storm = Enumerable.Range(0, 50).Select(i => world.Teams.SendAsync(s_poison, world.Teams.Keys.Sign(right with { KeyId = $"key-{i}" })));
        await Task.WhenAll(storm);
        Assert.Equal(2, world.Teams.Requests.Count(request => request == "GET /v1/.well-known/keys"));
    }

    [Fact]
    public async Task Request_AfterTheKeysChanged_IsAcceptedAgain()
    {
        await using var world = await TeamsWorld.StartAsync();
        var keys = world.Teams.Keys;
        var old = keys.Sign(keys.Describe(world.Teams.ServiceUrl));
        await world.Teams.SendAsync(s_poison, old);
        keys.Rotate();
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        var answer = await world.Teams.SendAsync(s_poison, keys.Sign(keys.Describe(world.Teams.ServiceUrl)));
        var late = await world.Teams.SendAsync(s_poison, old);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, late.Status);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Development", false)]
    public async Task Request_OfTheEmulator_IsAcceptedOnlyWhenAllowed(string environment, bool isAllowed)
    {
        await using var world = await TeamsWorld.StartAsync(
            options =>
            {
                options.AllowEmulator = isAllowed;
                options.EmulatorOpenIdMetadataUrl = options.OpenIdMetadataUrl;
            },
            environment);
        var right = world.Teams.Keys.Describe(world.Teams.ServiceUrl);
        var token = world.Teams.Keys.Sign(right with
        {
            Issuer = "https://sts.windows.net/00000000-0000-4000-8000-00000000b001/", AppId = right.Audience, ServiceUrl = null,
        });
        var activity = world.Teams.Activities.Message(
            world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal), "incidents");
        activity["channelId"] = "emulator";

        var answer = await world.Teams.SendAsync(activity.ToJsonString(), token);

        Assert.Equal(isAllowed ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.Status);
        if (isAllowed)
        {
            await world.WaitForMessageAsync(message => message.Card!.Text.Contains("You said: incidents", StringComparison.Ordinal));
            Assert.True(world.Desk.Said.Single().Sender.IsStranger);
        }
    }
}
