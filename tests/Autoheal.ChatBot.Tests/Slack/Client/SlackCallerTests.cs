using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Slack;
using Autoheal.ChatBot.Slack.Client;
using Autoheal.ChatBot.Tests.Slack.World;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Tests.Slack.Client;

public sealed class SlackCallerTests
{
    private const string Posted = """{"ok":true,"ts":"1.000001"}""";

    private readonly HandClock _clock = new();
    private readonly Network _network = new();

    [Fact]
    public async Task Post_Limited_WaitsAsLongAsToldAndTriesAgain()
    {
        _network.Answers.Enqueue(() => Limit(30));
        _network.Answers.Enqueue(() => Json(Posted));

        var posting = PostAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        Assert.Single(_network.Requests);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("1.000001", await posting.WaitAsync(SlackHost.Patience));
        Assert.Equal(2, _network.Requests.Count);
    }

    [Fact]
    public async Task Post_WhileItsMethodIsLimited_IsNotEvenTried()
    {
        var channel = Channel();
        _network.Answers.Enqueue(() => Limit(30));
        _network.Answers.Enqueue(() => Json(Posted));
        _network.Answers.Enqueue(() => Json(Posted));

        var first = PostAsync(channel, "C0ONE");
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        var second = PostAsync(channel, "C0TWO");
        Assert.Single(_network.Requests);
        _clock.Advance(TimeSpan.FromSeconds(30));

        await Task.WhenAll(first, second).WaitAsync(SlackHost.Patience);
    }

    [Fact]
    public async Task Post_LimitedForLong_FailsAndSaysForHowLong()
    {
        _network.Answers.Enqueue(() => Limit(600));

        var error = await Assert.ThrowsAsync<ChatException>(() => PostAsync());

        Assert.True(error.IsTransient);
        Assert.Equal(TimeSpan.FromSeconds(600), error.RetryAfter);
        Assert.Equal("Slack did not take chat.postMessage: ratelimited.", error.Message);
    }

    [Fact]
    public async Task Post_LimitedAgainAndAgain_Ends()
    {
        for (var i = 0; i < 4; i++)
        {
            _network.Answers.Enqueue(() => Limit(1));
        }

        var posting = PostAsync();
        for (var i = 0; i < 3; i++)
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True((await Assert.ThrowsAsync<ChatException>(() => posting.WaitAsync(SlackHost.Patience))).IsTransient);
        Assert.Equal(4, _network.Requests.Count);
    }

    [Fact]
    public async Task Post_WhoseWaitIsGivenUp_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        _network.Answers.Enqueue(() => Limit(30));

        var posting = PostAsync(cancellationToken: cancel.Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posting);
        Assert.Single(_network.Requests);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"channel_not_found"}""", "channel_not_found", false)]
    [InlineData("""{"ok":false,"error":"internal_error"}""", "internal_error", true)]
    [InlineData("""{"ok":false,"error":"Look here: <script>"}""", "an error without a code", false)]
    [InlineData("""{"ok":"true"}""", "an error without a code", false)]
    [InlineData("""[]""", "an error without a code", false)]
    [InlineData("""{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] too long [json-pointer:/blocks/1]"]}}""",
        "invalid_blocks ([ERROR] too long [json-pointer:/blocks/1])", false)]
    [InlineData("<html>", "the answer is no JSON", true)]
    public async Task Post_Status200ThatIsNotOk_IsAnError(string answer, string message, bool isTransient)
    {
        _network.Answers.Enqueue(() => Json(answer));

        var error = await Assert.ThrowsAsync<ChatException>(() => PostAsync());

        Assert.Equal(($"Slack did not take chat.postMessage: {message}.", isTransient), (error.Message, error.IsTransient));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.Redirect, false)]
    public async Task Post_AnotherStatus_IsAnError(HttpStatusCode status, bool isTransient)
    {
        _network.Answers.Enqueue(() => new HttpResponseMessage(status));

        Assert.Equal(isTransient, (await Assert.ThrowsAsync<ChatException>(() => PostAsync())).IsTransient);
    }

    [Fact]
    public async Task Post_WithoutAnAnswer_EndsInTime()
    {
        _network.Answers.Enqueue(() => null);

        var posting = PostAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("Slack did not take chat.postMessage: no answer within 10 s.", (await Assert.ThrowsAsync<ChatException>(() => posting)).Message);
    }

    [Fact]
    public async Task Post_UnreachableSlack_IsTransient()
    {
        _network.Answers.Enqueue(() => throw new HttpRequestException("xoxb-0123456789-abcdef"));

        var error = await Assert.ThrowsAsync<ChatException>(() => PostAsync());

        Assert.Equal(("Slack did not take chat.postMessage: it cannot be reached.", true), (error.Message, error.IsTransient));
    }

    [Fact]
    public async Task Post_SecondIntoTheSameChannel_WaitsASecond()
    {
        var channel = Channel();
        for (var i = 0; i < 3; i++)
        {
            _network.Answers.Enqueue(() => Json(Posted));
        }

        await PostAsync(channel, "C0ONE");
        var second = PostAsync(channel, "C0ONE");
        await PostAsync(channel, "C0TWO");
        await _clock.WaitForTimerAsync(ChannelPacer.Pace);
        Assert.False(second.IsCompleted);
        _clock.Advance(ChannelPacer.Pace);

        await second.WaitAsync(SlackHost.Patience);
    }

    [Fact]
    public async Task Post_Request_BearsTheTokenInItsHeaderAndParsesNothing()
    {
        _network.Answers.Enqueue(() => Json(Posted));

        await PostAsync();

        var (request, body) = Assert.Single(_network.Requests);
        Assert.Equal("https://slack.com/api/chat.postMessage", request.RequestUri!.AbsoluteUri);
        Assert.Equal("Bearer xoxb-0123456789-abcdef", request.Headers.Authorization!.ToString());
        Assert.DoesNotContain("xoxb", body, StringComparison.Ordinal);
        Assert.Contains("\"parse\":\"none\"", body, StringComparison.Ordinal);
        Assert.Contains("\"unfurl_links\":false", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T0/1/x", true)]
    [InlineData("https://hooks.slack.com:444/commands/T0/1/x", false)]
    [InlineData("http://hooks.slack.com/commands/T0/1/x", false)]
    [InlineData("https://hooks.slack.com.evil.example/x", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    public async Task Respond_ToAnAddressThatIsNotSlacks_SendsNothing(string address, bool isSent)
    {
        _network.Answers.Enqueue(() => Json("ok"));

        var result = await Client().RespondAsync(new Uri(address), false, new("x", []), default);

        Assert.Equal(isSent, result.Error is null);
        Assert.Equal(isSent ? 1 : 0, _network.Requests.Count);
        Assert.All(_network.Requests, request => Assert.Null(request.Request.Headers.Authorization));
    }

    [Fact]
    public void Backoff_MoreFailures_WaitsLongerUpToALimit()
    {
        var backoff = new Backoff();

        Assert.InRange(backoff.After(0).TotalSeconds, 0.25, 0.5);
        Assert.InRange(backoff.After(3).TotalSeconds, 2, 4);
        Assert.InRange(backoff.After(1000).TotalSeconds, 15, 30);
    }

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Limit(int seconds)
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return response;
    }

    private Task<string> PostAsync(SlackChannel? channel = null, string place = "C0ONE", CancellationToken cancellationToken = default) =>
        (channel ?? Channel()).PostAsync(place, null, new ChatMessage { Summary = "hello" }, cancellationToken).AsTask();

    private SlackChannel Channel() => new(Client(), new MentionResolver(new TestAccounts()), Options);

    private SlackClient Client()
    {
        var client = new HttpClient(_network) { Timeout = Timeout.InfiniteTimeSpan };
        var caller = new SlackCaller(client, Options, new MethodBrakes(_clock), _clock, NullLogger<SlackCaller>.Instance);
        return new SlackClient(caller, new SlackSecrets(Options), new ChannelPacer(_clock), Options);
    }

    private static IOptions<SlackOptions> Options { get; } = Microsoft.Extensions.Options.Options.Create(
        new SlackOptions { SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5", BotToken = "xoxb-0123456789-abcdef" });

    /// <summary>A network that answers as planned; null is no answer.</summary>
    private sealed class Network : HttpMessageHandler
    {
        public Queue<Func<HttpResponseMessage?>> Answers { get; } = [];

        public List<(HttpRequestMessage Request, string Body)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request, await request.Content!.ReadAsStringAsync(cancellationToken)));
            if (Answers.Dequeue()() is { } answer)
            {
                return answer;
            }

            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
