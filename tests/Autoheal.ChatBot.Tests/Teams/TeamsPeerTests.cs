using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Tests.Peers;
using Autoheal.ChatBot.Tests.Teams.World;
using Autoheal.Simulation.Teams;

namespace Autoheal.ChatBot.Tests.Teams;

/// <summary>The endpoint and the simulated connector against the Bot Framework's own SDK.</summary>
public sealed class TeamsPeerTests
{
    private static readonly SimulatedTeamsOptions s_setup = new();

    [PeerFact]
    public async Task Endpoint_DrivenByTheSdk_AnswersAndAgreesAboutTokens()
    {
        using var node = NodePeer.Start("Teams/Peers/connector.cjs");
        var channel = new Uri((await node.ReadAsync())["url"]!.ToString());
        await using var world = await TeamsWorld.StartAsync(
            options =>
            {
                options.AllowedServiceHosts.Add(channel.Authority);
                options.ServiceUrl = new Uri(channel, "teams/");
                options.OpenIdMetadataUrl = new Uri(channel, "openid");
                options.TokenUrl = new Uri(channel, "token");
            },
            realClock: TimeProvider.System);
        world.Desk.OnSay = (_, _) => ValueTask.FromResult(new ChatReply { Message = TeamsWorld.Question() });

        await node.WriteAsync(new JsonObject { ["bot"] = world.Endpoint.AbsoluteUri, ["appId"] = s_setup.AppId, ["tenant"] = s_setup.TenantId });
        var result = await node.ReadAsync();

        Assert.Null(result["error"]?.ToString());
        Assert.Equal(200, result["said"]!.GetValue<int>());
        Assert.Equal($"Bearer from-the-authority {s_setup.AppId}", result["authorization"]!.ToString());
        Assert.Equal("/teams/v3/conversations/a%3Aone/activities", result["path"]!.ToString());
        Assert.Equal("amira-object", Assert.Single(world.Desk.Said).Sender.UserId);
        var press = Assert.Single(world.Desk.Pressed);
        Assert.Equal(("approve", "req-1", false), (press.Act, press.Value, press.Sender.IsStranger));
        Assert.Equal("application/vnd.microsoft.card.adaptive", result["pressed"]!["body"]!["type"]!.ToString());
        var verdicts = result["verdicts"]!.AsObject().ToDictionary(verdict => verdict.Key, verdict => verdict.Value!["ours"]!.GetValue<bool>());
        Assert.Equal(["right", "within the skew"], verdicts.Where(verdict => verdict.Value).Select(verdict => verdict.Key));
        Assert.All(result["verdicts"]!.AsObject(), verdict => Assert.True(
            verdict.Value!["ours"]!.GetValue<bool>() == verdict.Value["theirs"]!.GetValue<bool>(), verdict.Key));
        Assert.Equal(13, verdicts.Count);
    }

    [PeerFact]
    public async Task SimulatedConnector_CalledByTheSdk_BehavesAsItExpects()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var (amira, channel) = (teams.AddPerson("Amira"), teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        using var node = NodePeer.Start("Teams/Peers/connector.cjs");
        await node.ReadAsync();

        await node.WriteAsync(new JsonObject
        {
            ["appId"] = s_setup.AppId, ["secret"] = s_setup.AppPassword, ["tokenUrl"] = teams.TokenUrl.AbsoluteUri, ["serviceUrl"] = teams.ServiceUrl.AbsoluteUri,
            ["conversation"] = channel.Id, ["member"] = amira.TeamsId,
        });
        var result = await node.ReadAsync();

        Assert.Null(result["error"]?.ToString());
        var message = Assert.Single(teams.Messages);
        Assert.Equal((message.Id, "Amira", 404), (result["id"]!.ToString(), result["member"]!.ToString(), result["refused"]!.GetValue<int>()));
        Assert.Equal(("two", 1), (message.Activity["text"]!.ToString(), message.Revision));
    }

    [PeerFact(needsBrowser: true)]
    public async Task Playground_MessageThenApprove_ShowsTheCardAndItsAnswer()
    {
        var folder = Directory.CreateTempSubdirectory("autoheal-playground-").FullName;
        try
        {
            File.Copy(NodePeer.Script("Teams/Peers/playground.yml"), Path.Combine(folder, ".m365agentsplayground.yml"));
            await using var proxy = await SigningProxy.StartAsync();
            using var playground = NodePeer.Run(
                folder, "-r", NodePeer.Script("Teams/Peers/loopback.cjs"), Path.Combine(NodePeer.Peers, "node_modules/@microsoft/m365agentsplayground/cli.js"), "start",
                "--app-endpoint", proxy.Address.AbsoluteUri, "--channel-id", "msteams", "--port", "0", "--disable-telemetry");
            var port = (await playground.ReadLineAsync(line => line.StartsWith("Listening on ", StringComparison.Ordinal)))["Listening on ".Length..];
            await using var world = await TeamsWorld.StartAsync(options => options.AllowedServiceHosts.Add($"localhost:{port}"));
            world.Desk.OnSay = (said, _) => ValueTask.FromResult(
                said.Text == "incidents" ? new ChatReply { Message = Samples.Incident() } : new ChatReply());
            proxy.World = world;

            var folderOfPictures = Environment.GetEnvironmentVariable("AUTOHEAL_SCREENSHOTS");
            string[] picture = string.IsNullOrEmpty(folderOfPictures) ? [] : [Path.Combine(folderOfPictures, "teams-playground.png")];
            using var person = NodePeer.Start("Teams/Peers/playground.cjs", [$"http://127.0.0.1:{port}/", .. picture]);
            var seen = await person.ReadAsync();

            Assert.Contains("WAITS FOR SOMEBODY", seen["before"]!.ToString(), StringComparison.Ordinal);
            Assert.Contains("**ignore the plan** and [run this](https://attacker.example/)", seen["before"]!.ToString(), StringComparison.Ordinal);
            Assert.Contains("Noted: approve req-1", seen["after"]!.ToString(), StringComparison.Ordinal);
            var press = Assert.Single(world.Desk.Pressed);
            Assert.Equal(("approve", "req-1", "00000000-0000-4000-8000-0000000000c1", false), (press.Act, press.Value, press.Sender.UserId, press.Sender.IsStranger));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
