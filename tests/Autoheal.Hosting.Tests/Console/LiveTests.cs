using System.Globalization;
using System.Net;
using System.Text.Json;
using Autoheal.Approvals;
using Autoheal.Hosting.Console.Live;
using Autoheal.Hosting.Console.Sessions;
using Autoheal.Hosting.Tests.World;
using Autoheal.Incidents;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Tests.Console;

public sealed class LiveTests
{
    [Fact]
    public async Task Events_NewIncident_IsTold()
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        using var events = await EventReader.OpenAsync(amira, "/console/events?show=open&after=0");

        await (await host.PostAsync("/hooks/alertmanager", Tokens.Hook, Bodies.Crash)).JsonAsync();

        var change = await events.NextAsync("incident");
        Assert.Equal("INC-1", change.Data.GetProperty("id").GetString());
        Assert.Equal(1, change.Data.GetProperty("number").GetInt32());
        Assert.StartsWith("<li id=\"row-INC-1\"", change.Data.GetProperty("html").GetString());
        Assert.StartsWith("INC-1, Deployment checkout/api: ", change.Data.GetProperty("say").GetString());
        Assert.Contains("<strong>1</strong> open", change.Data.GetProperty("counts").GetString());
    }

    [Fact]
    public async Task Events_AfterComingBack_BringWhatWasMissedAndNothingElse()
    {
        await using var host = await RunningHost.StartAsync(services => services.AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, new StoppedClock()));
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var board = host.Get<IncidentBoard>();
        board.Publish([Entry(1, 10), Entry(2, 11), Entry(3, 12)], 12, 0);
        string last;
        using (var before = await EventReader.OpenAsync(amira, "/console/events?after=0"))
        {
            Assert.Equal("INC-1", (await before.NextAsync("incident")).Data.GetProperty("id").GetString());
            var second = await before.NextAsync("incident");
            Assert.Equal("INC-2", second.Data.GetProperty("id").GetString());
            last = second.Id!;
        }

        board.Publish([Entry(1, 20), Entry(4, 21)], 21, 0);
        using var events = await EventReader.OpenAsync(amira, "/console/events?after=0", last);

        var ids = new[] { await events.NextAsync("incident"), await events.NextAsync("incident"), await events.NextAsync("incident") };
        Assert.Equal(["INC-3", "INC-1", "INC-4"], ids.Select(@event => @event.Data.GetProperty("id").GetString()));
        Assert.Equal(["12", "20", "21"], ids.Select(@event => @event.Id));
    }

    [Fact]
    public async Task Events_IncidentThatThePageDoesNotShow_LosesItsRow()
    {
        await using var host = await RunningHost.StartAsync(services => services.AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, new StoppedClock()));
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        using var events = await EventReader.OpenAsync(amira, "/console/events?show=open&after=0");

        host.Get<IncidentBoard>().Publish([Entry(1, 10, IncidentPhase.Closed)], 10, 0);

        Assert.Equal(JsonValueKind.Null, (await events.NextAsync("incident")).Data.GetProperty("html").ValueKind);
    }

    [Fact]
    public async Task Events_MoreThanAPageCanTake_SayReload()
    {
        await using var host = await RunningHost.StartAsync(services => services.AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, new StoppedClock()));
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        host.Get<IncidentBoard>().Publish([.. Enumerable.Range(1, LiveStream.MaxChanges + 1).Select(i => Entry(i, i))], 500, 0);

        using var events = await EventReader.OpenAsync(amira, "/console/events?after=0");

        Assert.Equal("500", (await events.NextAsync("reload")).Id);
    }

    [Fact]
    public async Task Events_KillSwitch_IsTold()
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        using var events = await EventReader.OpenAsync(amira, "/console/events?after=0");

        await host.Get<IIncidentDesk>().TurnAsync(new ControlCommand { Mode = ControlMode.Halted }, "amira");

        Assert.Contains("Kill switch: halted", (await events.NextAsync("control")).Data.GetProperty("html").GetString());
    }

    [Fact]
    public async Task Events_Nothing_SendASignOfLife()
    {
        var clock = new StoppedClock();
        await using var host = await RunningHost.StartAsync(
            services => services.AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, clock),
            options =>
            {
                RunningHost.AddTokens(options);
                options.BodyTimeout = 2 * LiveStream.Heartbeat;
            });
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        using var events = await EventReader.OpenAsync(amira, "/console/events?after=0");

        await clock.FireTimerAsync(LiveStream.Heartbeat);

        Assert.Equal(": still here", await events.LineAsync(line => line.StartsWith(':')));
    }

    [Fact]
    public async Task Events_AfterSigningOut_End()
    {
        await using var host = await RunningHost.StartAsync();
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var form = ConsoleBrowser.FormTokenIn(await amira.PageAsync("/console"));
        using var events = await EventReader.OpenAsync(amira, "/console/events?after=0");

        using var left = await amira.PostAsync("/console/sign-out", new() { ["form"] = form });

        await events.NextAsync("ended");
        Assert.Null(await events.LineAsync(line => line.Length > 0));
    }

    /// <summary>Who was removed makes no further request that could show them out, and must learn nothing more all the same.</summary>
    [Fact]
    public async Task Events_PersonRemovedMeanwhile_EndWithoutTellingMore()
    {
        var people = new DepartingPeople();
        await using var host = await RunningHost.StartAsync(services => services
            .AddKeyedSingleton<TimeProvider>(HostingClocks.Edge, new StoppedClock()).AddSingleton<IPeopleDirectory>(people));
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        using var events = await EventReader.OpenAsync(amira, "/console/events?after=0");
        host.Get<IncidentBoard>().Publish([Entry(1, 10)], 10, 0);
        await events.NextAsync("incident");
        people.Gone = true;

        host.Get<IncidentBoard>().Publish([Entry(2, 11)], 11, 0);

        Assert.Equal("event: ended", await events.LineAsync(line => line.StartsWith("event:", StringComparison.Ordinal)));
        Assert.Equal(0, host.Get<SessionBook>().Count);
    }

    [Fact]
    public async Task Events_MorePagesThanAllowed_AreRefusedUntilOneGoes()
    {
        await using var host = await RunningHost.StartAsync(configure: options =>
        {
            RunningHost.AddTokens(options);
            options.Console.MaxLivePages = 1;
        });
        using var amira = await ConsoleBrowser.SignInAsync(host, Tokens.Amira);
        var form = ConsoleBrowser.FormTokenIn(await amira.PageAsync("/console"));
        using var ben = await ConsoleBrowser.SignInAsync(host, Tokens.Ben);
        var first = await EventReader.OpenAsync(amira, "/console/events?after=0");

        using var refused = await ben.GetAsync("/console/events?after=0");
        using var left = await amira.PostAsync("/console/sign-out", new() { ["form"] = form });
        await first.NextAsync("ended");
        Assert.Null(await first.LineAsync(line => line.Length > 0));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        using var second = await EventReader.OpenAsync(ben, "/console/events?after=0");
        Assert.Equal(1, host.Get<LivePages>().Open);
    }

    private static BoardEntry Entry(int number, long position, IncidentPhase phase = IncidentPhase.Collecting) => new(
        number,
        position,
        new IncidentSummary
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"INC-{number}"),
            Subject = new ResourceRef { Kind = "Deployment", Namespace = "checkout", Name = "api" },
            Environment = "production",
            Phase = phase,
            End = IncidentEnd.Open,
            OpenedAt = DateTimeOffset.UnixEpoch,
            LastRecordAt = DateTimeOffset.UnixEpoch,
            Alerts = 1,
            Records = 1,
        });
}
