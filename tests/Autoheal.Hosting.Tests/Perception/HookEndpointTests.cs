using System.Net;
using System.Text;
using Autoheal.Hosting.Tests.World;
using Autoheal.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Tests.Perception;

public sealed class HookEndpointTests
{
    private const string Path = "/hooks/alertmanager";

    [Fact]
    public async Task Post_RecordedBody_IsDurableWhenAnswered()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await (await host.PostAsync(Path, Tokens.Hook, Bodies.Recorded)).JsonAsync();

        Assert.Equal("""{"accepted":1,"incidents":["INC-1"]}""", answer.GetRawText());
        Assert.True(await host.Get<IJournalReader>().GetVersionAsync(StreamId.Incident("INC-1")) >= 2);
    }

    [Fact]
    public async Task Post_UnknownFields_IsAccepted()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.PostAsync(Path, Tokens.Hook, Bodies.Crash.Replace("\"version\"", "\"novel\": [{\"a\": 1}], \"version\""));

        Assert.Equal(1, (await answer.JsonAsync()).GetProperty("accepted").GetInt32());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong-token-0123456789-0123456789-0123456789")]
    public async Task Post_WithoutValidToken_IsRefusedWithoutDetail(string? token)
    {
        await using var host = await RunningHost.StartAsync();

        var response = await host.PostAsync(Path, token, "this is not even JSON");

        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("authentication is required", await response.ErrorAsync(HttpStatusCode.Unauthorized));
        await AssertNothingWrittenAsync(host);
    }

    [Theory]
    [InlineData("Basic " + Tokens.Hook)]
    [InlineData("Bearer")]
    [InlineData("Bearer " + Tokens.Hook + "x")]
    [InlineData("Bearer " + Tokens.Hook + ", Bearer " + Tokens.Hook)]
    public async Task Post_MalformedAuthorization_IsRefused(string header)
    {
        await using var host = await RunningHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(Bodies.Crash) };
        request.Headers.TryAddWithoutValidation("Authorization", header);

        await (await host.Client.SendAsync(request)).ErrorAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedBeforeTheBodyArrives()
    {
        await using var host = await RunningHost.StartAsync();
        using var client = await RawClient.ConnectAsync(host.Address);

        await client.SendAsync($"POST {Path} HTTP/1.1\r\nHost: autoheal\r\nContent-Length: 1000000\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", await client.ReadLineAsync());
    }

    [Fact]
    public async Task Post_PersonalToken_IsForbidden()
    {
        await using var host = await RunningHost.StartAsync();

        var error = await (await host.PostAsync(Path, Tokens.Amira, Bodies.Crash)).ErrorAsync(HttpStatusCode.Forbidden);

        Assert.Equal("a hook token is required here, not a personal one", error);
        await AssertNothingWrittenAsync(host);
    }

    [Fact]
    public async Task Post_UnknownSource_IsNotFound()
    {
        await using var host = await RunningHost.StartAsync();

        var error = await (await host.PostAsync("/hooks/carrier-pigeon", Tokens.Hook, Bodies.Crash)).ErrorAsync(HttpStatusCode.NotFound);

        Assert.Equal("no source of alerts has that name; known: alertmanager", error);
    }

    [Theory]
    [InlineData("", "the body is not JSON of at most 16 levels (line 1, byte 1)")]
    [InlineData("alert!", "the body is not JSON of at most 16 levels (line 1, byte 1)")]
    [InlineData("{\"alerts\": [\n}", "the body is not JSON of at most 16 levels (line 2, byte 1)")]
    [InlineData("[]", "the body must be an object as Alertmanager sends it, but is Array")]
    [InlineData("{\"version\":\"3\",\"alerts\":[{}]}", "'version' must be \"4\"")]
    [InlineData("{}", "'alerts' must be a list of at least one alert")]
    [InlineData("{\"alerts\":[7]}", "alerts[0]: must be an object, but is Number")]
    [InlineData("{\"alerts\":[{\"labels\":{}}]}", "alerts[0]: the label 'alertname' is missing")]
    [InlineData("{\"alerts\":[{\"labels\":{\"alertname\":\"a\"}}]}", "alerts[0]: 'startsAt' must be a time such as 2026-01-31T12:00:00Z")]
    public async Task Post_WrongBody_IsRefusedWithOneLine(string body, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        var error = await (await host.PostAsync(Path, Tokens.Hook, body)).ErrorAsync(HttpStatusCode.BadRequest);

        Assert.Equal(expected, error);
        await AssertNothingWrittenAsync(host);
    }

    [Fact]
    public async Task Post_TooDeep_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();
        var deep = Bodies.Crash.Replace("\"version\"", $"\"deep\": {new string('[', 30)}{new string(']', 30)}, \"version\"");

        var error = await (await host.PostAsync(Path, Tokens.Hook, deep)).ErrorAsync(HttpStatusCode.BadRequest);

        Assert.StartsWith("the body is not JSON of at most 16 levels (line 2, ", error);
        await AssertNothingWrittenAsync(host);
    }

    [Theory]
    [InlineData("\xff")]
    [InlineData("\\ud800")]
    public async Task Post_TextThatIsNotUnicode_IsRefused(string text)
    {
        await using var host = await RunningHost.StartAsync();
        var body = Encoding.Latin1.GetBytes(Bodies.Crash.Replace("KubePodCrashLooping", text));

        var response = await host.SendAsync(HttpMethod.Post, Path, Tokens.Hook, new ByteArrayContent(body));

        Assert.Equal("the body holds text that is not Unicode", await response.ErrorAsync(HttpStatusCode.BadRequest));
        await AssertNothingWrittenAsync(host);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_TooLarge_IsRefused(bool sizeIsAnnounced)
    {
        await using var host = await RunningHost.StartAsync();
        using var content = new StringContent(Bodies.Crash + new string(' ', 1024 * 1024));
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        request.Headers.TransferEncodingChunked = !sizeIsAnnounced;
        request.Headers.Authorization = new("Bearer", Tokens.Hook);

        var error = await (await host.Client.SendAsync(request)).ErrorAsync(HttpStatusCode.RequestEntityTooLarge);

        Assert.Equal("the body is larger than 1048576 bytes, the most that is accepted", error);
        await AssertNothingWrittenAsync(host);
    }

    [Fact]
    public async Task Post_BodyOfExactlyTheLimit_IsAccepted()
    {
        await using var host = await RunningHost.StartAsync();

        var response = await host.PostAsync(Path, Tokens.Hook, Bodies.Crash.PadRight(1024 * 1024));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_BodyThatDoesNotArrive_IsTimedOut()
    {
        var edge = new StoppedClock();
        await using var host = await RunningHost.StartAsync(services => services.AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, edge));
        using var client = await RawClient.ConnectAsync(host.Address);
        await client.SendAsync($"POST {Path} HTTP/1.1\r\nHost: autoheal\r\nAuthorization: Bearer {Tokens.Hook}\r\nContent-Length: 10\r\n\r\n12345");

        await edge.FireTimerAsync(TimeSpan.FromSeconds(15));

        Assert.StartsWith("HTTP/1.1 408 ", await client.ReadLineAsync());
    }

    [Fact]
    public async Task Post_JournalCannotBeWritten_TellsTheSenderToTryAgainAndLosesNothing()
    {
        await using var host = await RunningHost.StartAsync(services => services.AddSingleton<JournalStore, FailingJournal>());

        var response = await host.PostAsync(Path, Tokens.Hook, Bodies.Crash);

        Assert.Equal(TimeSpan.FromSeconds(15), response.Headers.RetryAfter?.Delta);
        Assert.Equal("nothing was accepted (autoheal.journal); try again later", await response.ErrorAsync(HttpStatusCode.ServiceUnavailable));
        var health = await (await host.GetAsync("/healthz")).JsonAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("""{"status":"failing","failing":["journal"]}""", health.GetRawText());
    }

    [Fact]
    public async Task Post_TooManyOpenIncidents_TellsTheSenderToTryAgain()
    {
        await using var host = await RunningHost.StartAsync(services => services.Configure<AutohealOptions>(options => options.MaxOpenIncidents = 1));
        await (await host.PostAsync(Path, Tokens.Hook, Bodies.Crash)).JsonAsync();

        var response = await host.PostAsync(Path, Tokens.Hook, Bodies.Crash.Replace("checkout", "billing").Replace("5ef7", "6ef7"));

        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("nothing was accepted (autoheal.input); try again later", await response.ErrorAsync(HttpStatusCode.ServiceUnavailable));
        Assert.Equal(1, (await (await host.PostAsync(Path, Tokens.Hook, Bodies.Crash)).JsonAsync()).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Post_SomethingFailsInside_TellsNothingOfIt()
    {
        await using var host = await RunningHost.StartAsync(services => services.AddSingleton<Autoheal.Perception.IAlertIntake, FailingIntake>());

        var error = await (await host.PostAsync(Path, Tokens.Hook, Bodies.Crash)).ErrorAsync(HttpStatusCode.InternalServerError);

        Assert.Equal("the request failed here; the host's log says why", error);
    }

    private static async Task AssertNothingWrittenAsync(RunningHost host) =>
        Assert.Empty(await host.Get<IJournalReader>().ListStreamsAsync(StreamId.IncidentPrefix));
}
