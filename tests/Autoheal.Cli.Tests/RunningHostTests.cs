using System.Text;
using Autoheal.Approvals;
using Autoheal.Context;
using Autoheal.Hosting.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.Cli.Tests;

public sealed class RunningHostTests : IAsyncLifetime
{
    private const string HookToken = "hook-token-of-the-alertmanager-0123456789";
    private const string PersonToken = "personal-token-of-amira-0123456789abcdef";
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IClusterIdentity, OneCluster>();
        builder.Services.AddAutoheal()
            .ConfigurePeople(people => people.People.Add(new Person { Id = "amira", Name = "Amira", Roles = ["oncall"] }))
            .AddHosting(hosting =>
            {
                hosting.HookTokens.Add(new HookTokenOptions { Name = "alertmanager", Token = HookToken });
                hosting.PersonTokens.Add(new PersonTokenOptions { PersonId = "amira", Token = PersonToken });
            });
        _app = builder.Build();
        _app.MapAutoheal();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Incidents_RunningHost_AreListed()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", HookToken);
        const string Body = """{"alerts":[{"labels":{"alertname":"Slow"},"startsAt":"2026-01-31T12:00:00Z"}]}""";
        (await client.PostAsync($"{_app!.Urls.Single()}/hooks/alertmanager", new StringContent(Body, Encoding.UTF8))).EnsureSuccessStatusCode();

        var run = await RunAsync(PersonToken, "incidents", "--format", "json");

        var list = run.ShouldBeJson("autoheal/incidents/v1", "incidents");
        Assert.Equal("INC-1", Assert.Single(list.GetProperty("incidents").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task GrantsAndAutonomy_RunningHost_AreListed()
    {
        var revoked = await RunAsync(PersonToken, "grants", "revoke", "*", "--format", "json");
        var list = await RunAsync(PersonToken, "grants", "list", "--format", "json");
        var autonomy = await RunAsync(PersonToken, "autonomy", "--format", "json");

        Assert.Equal("*", revoked.ShouldBeJson("autoheal/grant/v1", "personId", "revoked").GetProperty("revoked").GetString());
        Assert.Empty(list.ShouldBeJson("autoheal/grants/v1", "grants").GetProperty("grants").EnumerateArray());
        Assert.False(autonomy.ShouldBeJson(
            "autoheal/autonomy/v1", "maturity", "summary", "earned", "gate", "error", "minServices", "demotions", "classes").GetProperty("earned").GetBoolean());
    }

    [Fact]
    public async Task Demote_RunningHost_IsRecorded()
    {
        var run = await RunAsync(PersonToken, "autonomy", "demote", "scale", "--environment", "staging", "--reason", "wrong twice");

        Assert.Equal("scale is demoted by amira: it needs approval from now on\n", run.Out);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task Kill_RunningHost_CountsAtOnce()
    {
        var run = await RunAsync(PersonToken, "kill", "halt");

        Assert.Equal("halted by amira: nothing writes from now on\n", run.Out);
        Assert.Equal(Policy.ControlMode.Halted, await _app!.Services.GetRequiredService<Policy.KillSwitch>().GetModeAsync());
    }

    [Fact]
    public async Task Approve_UnknownRequest_IsBadInput() => (await RunAsync(PersonToken, "approve", "INC-1.1")).ShouldRefuse(
        ExitCodes.BadInput, $"autoheal: {_app!.Urls.Single()}/ answers 404: no open request has that id");

    [Fact]
    public async Task Incidents_WrongToken_IsBadInput() => (await RunAsync("wrong", "incidents")).ShouldRefuse(
        ExitCodes.BadInput, $"autoheal: {_app!.Urls.Single()}/ answers 401: authentication is required");

    [Fact]
    public async Task Kill_HookToken_IsDenied() => (await RunAsync(HookToken, "kill", "stop")).ShouldRefuse(
        ExitCodes.Negative,
        $"autoheal: {_app!.Urls.Single()}/ answers 403: a personal token is required here, not that of a sender of alerts");

    [Fact]
    public async Task Incidents_TokenFile_IsRead()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, PersonToken + "\n");

        var run = await ToolRun.RunAsync(
            new Dictionary<string, string> { ["AUTOHEAL_URL"] = _app!.Urls.Single(), ["AUTOHEAL_TOKEN_FILE"] = file }, ["incidents"]);

        Assert.Equal("no incidents\n", run.Out);
        File.Delete(file);
    }

    [Theory]
    [InlineData("http://autoheal.example", "AUTOHEAL_URL is 'http://autoheal.example': a token is sent in the clear to this machine only; use https")]
    [InlineData("ftp://autoheal.example", "AUTOHEAL_URL must be like https://autoheal.example, but is 'ftp://autoheal.example'")]
    public async Task Run_UnsafeUrl_IsBadInput(string url, string line)
    {
        var variables = new Dictionary<string, string> { ["AUTOHEAL_URL"] = url, ["AUTOHEAL_TOKEN"] = PersonToken };

        (await ToolRun.RunAsync(variables, ["incidents"])).ShouldRefuse(ExitCodes.BadInput, $"autoheal: {line}");
    }

    [Fact]
    public async Task Run_UrlWithoutToken_IsBadInput() =>
        (await ToolRun.RunAsync(new Dictionary<string, string> { ["AUTOHEAL_URL"] = "https://autoheal.example" }, ["incidents"])).ShouldRefuse(
            ExitCodes.BadInput,
            "autoheal: AUTOHEAL_URL needs your personal token in AUTOHEAL_TOKEN or in the file that AUTOHEAL_TOKEN_FILE names");

    private Task<ToolRun> RunAsync(string token, params string[] arguments) => ToolRun.RunAsync(
        new Dictionary<string, string> { ["AUTOHEAL_URL"] = _app!.Urls.Single(), ["AUTOHEAL_TOKEN"] = token }, arguments);

    private sealed class OneCluster : IClusterIdentity
    {
        public ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult("cluster-1");
    }
}
