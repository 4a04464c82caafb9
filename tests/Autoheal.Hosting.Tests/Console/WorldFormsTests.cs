using System.Collections.Concurrent;
using System.Net;
using Autoheal.Diagnostics;
using Autoheal.Hosting.Console.World;
using Autoheal.Hosting.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Tests.Console;

public sealed class WorldFormsTests
{
    private const string Page = "/console/world";

    [Fact]
    public async Task Get_HostWithASimulatedWorld_ShowsItsControls()
    {
        await using var host = await StartAsync(new WorldDouble());
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        var page = await amira.PageAsync(Page);

        Assert.Contains("""<a href="/console/world">Simulated world</a>""", await amira.PageAsync("/console"));
        Assert.Contains("runs at 60 times the real one", page);
        Assert.Contains("""<option value="bad-rollout">bad-rollout: A release crashes.</option>""", page);
    }

    [Fact]
    public async Task Post_Acts_ReachTheWorld()
    {
        var world = new WorldDouble();
        await using var host = await StartAsync(world);
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        foreach (var (button, filled) in new (string, (string, string)[])[]
        {
            ("clock", []), ("clock", []), ("advance", [("seconds", "600")]), ("inject", [("fault", "bad-rollout"), ("target", "checkout/api")]),
        })
        {
            using var answer = await amira.PressAsync(Page, button, filled);
            Assert.Equal(Page, answer.Headers.Location?.ToString());
        }

        Assert.Equal(["pause", "resume", "advance 00:10:00", "inject bad-rollout checkout/api"], world.Acts);
    }

    [Theory]
    [InlineData("inject", "unknown", "checkout/api", "that cannot be asked of the simulated world")]
    [InlineData("inject", "bad-rollout", "kube-system/dns", "that cannot be asked of the simulated world")]
    [InlineData("inject", "impossible", "checkout/api", "that does not happen here.")]
    [InlineData("explode", "", "", "that cannot be asked of the simulated world")]
    public async Task Post_WhatTheWorldDoesNotHave_IsRefused(string act, string fault, string target, string expected)
    {
        var world = new WorldDouble();
        await using var host = await StartAsync(world);
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var form = ConsoleBrowser.FormTokenIn(await amira.PageAsync(Page));

        using var answer = await amira.PostAsync(Page, new() { ["form"] = form, ["act"] = act, ["fault"] = fault, ["target"] = target });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync());
        Assert.Empty(world.Acts);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3601")]
    [InlineData("-1")]
    public async Task Post_AdvanceTooFar_IsRefused(string seconds)
    {
        var world = new WorldDouble();
        await using var host = await StartAsync(world);
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);

        using var answer = await amira.PressAsync(Page, "advance", ("seconds", seconds));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(world.Acts);
    }

    [Fact]
    public async Task Post_PersonWithoutRole_ChangesNothing()
    {
        var world = new WorldDouble();
        await using var host = await StartAsync(world);
        using var ben = await ConsoleBrowser.SignInAsync(host, Tokens.Ben);
        var form = ConsoleBrowser.FormTokenIn(await ben.PageAsync(Page));

        using var answer = await ben.PostAsync(Page, new() { ["form"] = form, ["act"] = "pause" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(world.Acts);
    }

    private static Task<RunningHost> StartAsync(WorldDouble world) => RunningHost.StartAsync(services => services.AddSingleton<ISimulatedWorld>(world));

    private sealed class WorldDouble : ISimulatedWorld
    {
        private bool _paused;

        public ConcurrentQueue<string> Acts { get; } = [];

        public SimulatedWorldState State => new() { Now = DateTimeOffset.UnixEpoch, Paused = _paused, Rate = 60 };

        public IReadOnlyList<SimulatedFault> Faults { get; } = [new("bad-rollout", "A release crashes."), new("impossible", "Never.")];

        public IReadOnlyList<string> Targets { get; } = ["checkout/api"];

        public ValueTask InjectAsync(string fault, string target, CancellationToken cancellationToken = default)
        {
            if (fault == "impossible")
            {
                throw new AutohealException(ErrorCodes.Input, "that does not happen here.");
            }

            return DoAsync($"inject {fault} {target}");
        }

        public ValueTask PauseAsync(CancellationToken cancellationToken = default)
        {
            _paused = true;
            return DoAsync("pause");
        }

        public ValueTask ResumeAsync(CancellationToken cancellationToken = default)
        {
            _paused = false;
            return DoAsync("resume");
        }

        public ValueTask AdvanceAsync(TimeSpan span, CancellationToken cancellationToken = default) => DoAsync($"advance {span}");

        private ValueTask DoAsync(string act)
        {
            Acts.Enqueue(act);
            return ValueTask.CompletedTask;
        }
    }
}
