using System.Diagnostics;
using Autoheal.Approvals;
using Autoheal.Context;
using Autoheal.Hosting.Access;
using Autoheal.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autoheal.Cli.Tests;

/// <summary>The kill switch of a running host with its state on disk: one command, by either way, at once, and for good.</summary>
public sealed class KillSwitchTests : IAsyncLifetime
{
    private const string Token = "personal-token-of-amira-0123456789abcdef";
    private readonly string _home = Directory.CreateTempSubdirectory("autoheal-kill-").FullName;
    private WebApplication? _app;

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Theory]
    [InlineData("stop", "AUTOHEAL_URL", ControlMode.Stopped)]
    [InlineData("halt", "AUTOHEAL_URL", ControlMode.Halted)]
    [InlineData("stop", "AUTOHEAL_HOME", ControlMode.Stopped)]
    [InlineData("halt", "AUTOHEAL_HOME", ControlMode.Halted)]
    public async Task Kill_OneCommand_CountsWithinASecondAndAfterARestart(string verb, string way, ControlMode mode)
    {
        // What the process does for the first time takes longest and is not what is measured.
        await KillAsync("resume", way);
        var started = Stopwatch.GetTimestamp();

        var run = await KillAsync(verb, way);
        var read = await ModeAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 1);
        Assert.Equal((ExitCodes.Success, mode), (run.ExitCode, read));
        await StopAsync();
        await StartAsync();
        Assert.Equal(mode, await ModeAsync());
    }

    private Task<ToolRun> KillAsync(string verb, string way) => ToolRun.RunAsync(
        new Dictionary<string, string>
        {
            [way] = way == "AUTOHEAL_URL" ? _app!.Urls.Single() : _home,
            ["AUTOHEAL_TOKEN"] = Token,
            ["AUTOHEAL_PERSON"] = "amira",
        },
        ["kill", verb]);

    private async Task<ControlMode> ModeAsync() => await _app!.Services.GetRequiredService<KillSwitch>().GetModeAsync();

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IClusterIdentity, OneCluster>();
        builder.Services.AddAutoheal(options => options.StateDirectory = _home)
            .ConfigurePeople(people => people.People.Add(new Person { Id = "amira", Name = "Amira", Roles = ["oncall"] }))
            .AddHosting(hosting =>
            {
                hosting.HookTokens.Add(new HookTokenOptions { Name = "alertmanager", Token = "hook-token-of-the-alertmanager-0123456789" });
                hosting.PersonTokens.Add(new PersonTokenOptions { PersonId = "amira", Token = Token });
            });
        _app = builder.Build();
        _app.MapAutoheal();
        await _app.StartAsync();
    }

    private async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class OneCluster : IClusterIdentity
    {
        public ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult("c1");
    }
}
