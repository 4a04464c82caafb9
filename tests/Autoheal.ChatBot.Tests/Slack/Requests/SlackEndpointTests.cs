using System.Net;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Slack;
using Autoheal.ChatBot.Slack.Requests;
using Autoheal.ChatBot.Tests.Slack.World;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Tests.Slack.Requests;

/// <summary>The endpoint over real HTTP: who gets in, and how soon they are answered.</summary>
public sealed class SlackEndpointTests
{
    private const string Mention =
        """
        {"type":"event_callback","event_id":"Ev1","api_app_id":"A0AUTOHEAL","team_id":"T0SIMULATED",
         "event":{"type":"app_mention","user":"U0AMIRA","text":"<@U0AUTOHEAL> hi","channel":"C0INCIDENTS","ts":"1.000001","team":"T0SIMULATED"}}
        """;

    /// <summary>Bodies on which the parsers fail: a parser that saw one would answer 400.</summary>
    public static TheoryData<string, string> Crashing => new()
    {
        { SlackSender.Json, "{\"type\":" },
        { SlackSender.Json, new string('[', 100_000) },
        { SlackSender.Json, "[]" },
        { SlackSender.Json, "{\"type\":\"event_callback\"}" },
        { SlackSender.Form, "payload=%7B%22type%22" },
        { SlackSender.Form, "payload=null" },
        { SlackSender.Form, string.Join('&', Enumerable.Range(0, 100).Select(i => $"k{i}=v")) },
        { SlackSender.Form, "" },
    };

    [Theory]
    [MemberData(nameof(Crashing))]
    public async Task Post_BodyThatAParserRefuses_IsParsedOnlyWhenItIsSigned(string type, string body)
    {
        await using var host = await SlackHost.StartAsync();
        using var sender = new SlackSender(host);
        var stale = SlackSender.Timestamp(TimeSpan.FromSeconds(310));

        Assert.Equal(HttpStatusCode.BadRequest, await sender.SendSignedAsync(body, type));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(sender.SendAsync(body, type, null, null)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(sender.SendAsync(body, type, SlackSender.Now, sender.Sign(SlackSender.Now, body + " "))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(sender.SendAsync(body, type, stale, sender.Sign(stale, body))));
    }

    [Fact]
    public async Task Post_Refused_TellsNothingAndReachesNobody()
    {
        await using var host = await SlackHost.StartAsync();
        using var sender = new SlackSender(host);

        using var response = await sender.SendAsync(Mention, SlackSender.Json, SlackSender.Now, "v0=" + new string('0', 64));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Empty(host.Desk.Said);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("U0AMIRA", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_SameRequestAgain_IsRefused()
    {
        await using var host = await SlackHost.StartAsync();
        using var sender = new SlackSender(host);
        var now = SlackSender.Now;
        var signature = sender.Sign(now, Mention);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(sender.SendAsync(Mention, SlackSender.Json, now, signature)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(sender.SendAsync(Mention, SlackSender.Json, now, signature)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(sender.SendAsync(Mention, SlackSender.Json, now, signature.ToUpperInvariant().Replace("V0", "v0", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Post_SignaturesThatCannotBeRemembered_AreRefused()
    {
        await using var host = await SlackHost.StartAsync(
            services: services => services.AddSingleton(_ => new SeenSignatures(TimeProvider.System, capacity: 1)));
        using var sender = new SlackSender(host);

        Assert.Equal(HttpStatusCode.OK, await sender.SendSignedAsync(Mention));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await sender.SendSignedAsync(Mention + " "));
    }

    [Fact]
    public async Task Post_TooLargeABody_IsRefusedUnread()
    {
        await using var host = await SlackHost.StartAsync(configure: options => options.MaxBodyBytes = 1024);
        using var sender = new SlackSender(host);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await sender.SendSignedAsync(new string(' ', 1025)));
    }

    [Fact]
    public async Task Post_OfAnotherType_IsRefused()
    {
        await using var host = await SlackHost.StartAsync();
        using var sender = new SlackSender(host);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await sender.SendSignedAsync("<x/>", "text/xml"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await sender.SendSignedAsync("<y/>", "nonsense"));
    }

    /// <summary>A request that another SDK signed: it is known to come from Slack, and refused only because it names no app of ours.</summary>
    [Fact]
    public async Task Post_TheVectorOfAnSdk_IsVerified()
    {
        var vector = Payload.Json("slack_signature_vector.json");
        var clock = new HandClock();
        clock.Advance(DateTimeOffset.FromUnixTimeSeconds(1531420618) - clock.GetUtcNow());
        await using var host = await SlackHost.StartAsync(
            configure: options => options.SigningSecret = Text("signing_secret"),
            services: services => services.AddKeyedSingleton<TimeProvider>(ChatClocks.Edge, clock));
        using var sender = new SlackSender(host);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(sender.SendAsync(Text("body"), SlackSender.Form, Text("timestamp"), Text("signature"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(sender.SendAsync(Text("body") + "&", SlackSender.Form, Text("timestamp"), Text("signature"))));

        string Text(string name) => vector.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task Post_UrlVerification_AnswersTheChallengeToSlackAlone()
    {
        await using var host = await SlackHost.StartAsync();
        using var sender = new SlackSender(host);
        var body = Payload.Text("test_events_url_verification__event_body.json");

        using var answer = await sender.SendAsync(body, SlackSender.Json, SlackSender.Now, sender.Sign(SlackSender.Now, body));

        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(sender.SendAsync(body, SlackSender.Json, null, null)));
    }

    [Theory]
    [InlineData("A0AUTOHEAL", "A0OTHER")]
    [InlineData("T0SIMULATED", "T0OTHER")]
    public async Task Post_ForAnotherAppOrTeam_IsRefused(string ours, string other)
    {
        await using var host = await SlackHost.StartAsync();
        using var sender = new SlackSender(host);

        Assert.Equal(HttpStatusCode.Forbidden, await sender.SendSignedAsync(Mention.Replace(ours, other, StringComparison.Ordinal)));
        Assert.Empty(host.Desk.Said);
    }

    [Fact]
    public async Task Post_RecordedBodies_AreTakenOrRefusedAndNeverBreakAnything()
    {
        await using var host = await SlackHost.StartAsync(configure: options =>
        {
            options.AppId = "A111";
            options.Teams.Add("T111");
        });
        using var sender = new SlackSender(host);
        HttpStatusCode[] fine = [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden];

        // Some of them are the same; twice within a second they would be a replay.
        foreach (var body in Payload.Bodies.Select(Payload.Text).Distinct())
        {
            Assert.Contains(await sender.SendSignedAsync(body), fine);
            Assert.Contains(await sender.SendSignedAsync($"payload={Uri.EscapeDataString(body)}", SlackSender.Form), fine);
        }

        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("endpoint failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_WhileTheDeskThinks_IsAcknowledged()
    {
        await using var host = await SlackHost.StartAsync();
        var thinking = new TaskCompletionSource<ChatReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Desk.OnSay = _ => new ValueTask<ChatReply>(thinking.Task);

        var ack = await host.Amira.CommandAsync(SlackHost.Channel, "/autoheal ask everything", SlackHost.Soon);

        Assert.True(ack.Acknowledged);
        Assert.Equal("", ack.Body);
        Assert.Empty(host.Slack.Messages);
        thinking.SetResult((await TestDesk.Reply("done")));
        await host.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);
    }

    [Fact]
    public async Task Post_WhenTooMuchWaits_SaysSoAndTakesItLater()
    {
        await using var host = await SlackHost.StartAsync(configure: options => (options.QueueLength, options.Workers) = (1, 1));
        using var sender = new SlackSender(host);
        var working = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thinking = new TaskCompletionSource<ChatReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Desk.OnSay = _ =>
        {
            working.TrySetResult();
            return new ValueTask<ChatReply>(thinking.Task);
        };
        await host.Amira.CommandAsync(SlackHost.Channel, "/autoheal one", SlackHost.Soon);
        await working.Task.WaitAsync(SlackHost.Patience);
        await host.Amira.CommandAsync(SlackHost.Channel, "/autoheal two", SlackHost.Soon);

        var polite = await host.Amira.CommandAsync(SlackHost.Channel, "/autoheal three", SlackHost.Soon);
        var now = SlackSender.Now;
        var signature = sender.Sign(now, Mention);

        Assert.Contains("too much to do", polite.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(sender.SendAsync(Mention, SlackSender.Json, now, signature)));
        thinking.SetResult((await TestDesk.Reply("done")));
        await host.Slack.WaitForCallAsync(_ => host.Slack.Calls.Count(call => call.Method == "response_url") == 2, SlackHost.Soon);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(sender.SendAsync(Mention, SlackSender.Json, now, signature)));
    }

    [Fact]
    public async Task Post_EventThatSlackRepeats_CountsOnce()
    {
        await using var host = await SlackHost.StartAsync(configure: options => options.Workers = 1);
        using var sender = new SlackSender(host);

        Assert.Equal(HttpStatusCode.OK, await sender.SendSignedAsync(Mention));
        Assert.Equal(HttpStatusCode.OK, await sender.SendSignedAsync(Mention + "\n"));
        Assert.Equal(HttpStatusCode.OK, await sender.SendSignedAsync(Mention + "\n\n"));
        Assert.Equal(HttpStatusCode.OK, await sender.SendSignedAsync(Mention.Replace("Ev1", "Ev2", StringComparison.Ordinal).Replace("hi", "last", StringComparison.Ordinal)));
        await host.Slack.WaitForMessageAsync(message => message.ReadableText.Contains("last", StringComparison.Ordinal), SlackHost.Soon);

        Assert.Equal(["hi", "last"], host.Desk.Said.Select(said => said.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Log_OfEverything_HoldsNoSecret()
    {
        await using var host = await SlackHost.StartAsync();
        using var sender = new SlackSender(host);

        await host.Amira.CommandAsync(SlackHost.Channel, "/autoheal one", SlackHost.Soon);
        await host.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);
        await sender.SendSignedAsync("{");
        host.Slack.FailNext("chat.postMessage", "invalid_auth");
        await Assert.ThrowsAsync<ChatException>(async () => await host.Out.PostAsync(SlackHost.Channel, null, new() { Summary = "x" }));

        Assert.NotEmpty(host.Log.Lines);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(host.Slack.Options.BotToken, StringComparison.Ordinal)
            || line.Contains(host.Slack.Options.SigningSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_InSocketMode_IsAlwaysRefused()
    {
        await using var host = await SlackHost.StartAsync(SlackMode.Socket);
        using var sender = new SlackSender(host);

        Assert.Equal(HttpStatusCode.Unauthorized, await sender.SendSignedAsync(Mention));
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return response.StatusCode;
    }
}
