using System.Net.Http.Headers;
using System.Text;
using Autoheal.Simulation.Alerts;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Transport;

namespace Autoheal.Simulation.Tests.Faults;

/// <summary>Every fault of the catalogue: it shows what it says, raises its alerts, works from outside, and goes away when it is repaired.</summary>
public sealed class FaultCatalogueTests
{
    private const int Seeds = 3;
    private static readonly TimeSpan s_onset = TimeSpan.FromMinutes(12);
    private static readonly TimeSpan s_recovery = TimeSpan.FromMinutes(25);

    public static TheoryData<string> Names => [.. FaultCatalogue.All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_VariedSeeds_ShowsEverySign(string name)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var world = Varied(name, seed);
            Assert.Equal([], Seen(world, Fault.Named(name, world.Target.Key).Signs.Where(sign => sign.Lasts)));

            Assert.Equal([], Missing(world, Fault.Named(name, world.Target.Key), seed));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_WatchedByAlertmanager_RaisesItsAlerts(string name)
    {
        var world = WorldFor(name);
        var fault = Fault.Named(name, world.Target.Key);
        var bodies = new StringBuilder();
        new SimulatedAlertmanager(world.World, new(), (body, _) =>
        {
            bodies.Append(Encoding.UTF8.GetString(body.Span));
            return Task.CompletedTask;
        }).Start();

        world.Pump.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal("", bodies.ToString());
        fault.Apply(world.World);
        world.Pump.RunFor(s_onset);

        Assert.NotEmpty(fault.Alerts);
        Assert.Equal([], fault.Alerts.Where(alert => !bodies.ToString().Contains($"\"{alert}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TryRepair_AfterItShowed_EverythingIsWellAgain(string name)
    {
        var world = WorldFor(name);
        var fault = Fault.Named(name, world.Target.Key);
        fault.Apply(world.World);
        world.Pump.RunFor(s_onset);
        if (!fault.TryRepair(world.World))
            return;

        world.Pump.RunFor(s_recovery);

        Assert.Equal([], Seen(world, fault.Signs.Where(sign => sign.Lasts)));
        Assert.Equal([], world.World.Store.List(Kinds.Deployment)
            .Where(deployment => (deployment.Status.Number("availableReplicas") ?? 0) != deployment.Spec.Number("replicas"))
            .Select(deployment => $"{deployment.Key} has {deployment.Status.Number("availableReplicas") ?? 0} of {deployment.Spec.Number("replicas")} replicas"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_WrittenOverHttp_ShowsTheSame(string name)
    {
        var world = WorldFor(name);
        using var transport = new InProcessHandler(world.World);
        var (written, outside) = (0, 0);
        world.World.Outside.Changed += (_, _) => outside++;
        world.World.PeopleUse = request =>
        {
            written++;
            return Send(transport, request);
        };

        Assert.Equal([], Missing(world, Fault.Named(name, world.Target.Key), seed: 7));
        Assert.NotEqual((0, 0), (written, outside));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_AmongDecoysLeftoversAndNoise_ShowsEverySign(string name) =>
        Assert.Equal([], Missing(WorldFor(name), Fault.Named(name, "checkout/api").WithDecoys().WithLeftovers().WithNoise(), seed: 7));

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_BesideABadReleaseOfTheNeighbour_ShowsEverySign(string name)
    {
        var world = WorldFor(name);
        var neighbour = world.World.Landscape.SiblingOf(world.Target)!;
        Fault.ImageNotFound(neighbour.Key).Apply(world.World);

        Assert.Equal([], Missing(world, Fault.Named(name, world.Target.Key), seed: 7));
    }

    [Theory]
    [InlineData("nodes/worker-1", """{"Burning":true}""", "Nothing is known of 'Burning'")]
    [InlineData("backends/checkout/api-db", """{"readOnly":"yes"}""", "'readOnly' must be true or false")]
    [InlineData("pods/checkout/nobody", """{"hung":true}""", "There is no pod 'checkout/nobody'")]
    [InlineData("images/registry.example/checkout/api:9.9.9", """{"like":"registry.example/no/such:1"}""", "No image is called")]
    [InlineData("weather", """{"rain":true}""", "Nothing outside is called 'weather'")]
    [InlineData("faults/no-such-fault", "{}", "No fault is called 'no-such-fault'")]
    public async Task Outside_SomethingUnknown_SaysWhatThereIs(string path, string state, string expected)
    {
        var world = new FaultyWorld();
        using var client = new InProcessHandler(world.World).CreateClient(world.World.Access.AdminToken);
        using var response = await client.PostAsync("/simulation/" + path, new StringContent(state, Encoding.UTF8, "application/json"));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(expected, (await response.Content.ReadAsStringAsync()).Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_FaultByName_IsAppliedAndRepaired()
    {
        var world = new FaultyWorld();
        using var client = new InProcessHandler(world.World).CreateClient(world.World.Access.AdminToken);
        void Post(string body) => Assert.Equal(201, (int)client.PostAsync("/simulation/faults/scaled-to-zero", new StringContent(body, Encoding.UTF8, "application/json")).GetAwaiter().GetResult().StatusCode);

        Post("""{"target":"checkout/api"}""");
        world.Run(60);
        Assert.Empty(world.Pods);

        Post("""{"target":"checkout/api","repair":true}""");
        world.Run(60);
        Assert.Equal(4, world.Available);
    }

    [Fact]
    public async Task Outside_SomebodyWithoutRights_IsForbidden()
    {
        var world = new FaultyWorld();
        world.World.Access.AddUser("guest", new Autoheal.Simulation.Api.Access.UserIdentity { Name = "guest" }, rules: []);
        using var client = new InProcessHandler(world.World).CreateClient("guest");

        Assert.Equal(403, (int)(await client.PostAsync("/simulation/scheduler", new StringContent("""{"running":false}"""))).StatusCode);
    }

    [Fact]
    public void Names_All_AreDifferentKebabCaseWordsWithCodesAndRows()
    {
        Assert.Equal(FaultCatalogue.All.Count, FaultCatalogue.All.Select(entry => entry.Name).Distinct().Count());
        Assert.All(FaultCatalogue.All, entry => Assert.Matches("^[a-z]+(-[a-z]+)+$", entry.Name));
        Assert.All(FaultCatalogue.All, entry => Assert.Matches(@"^[a-z0-9]+(\.[a-z0-9-]+){1,3}$", entry.Cause));
        Assert.All(FaultCatalogue.All, entry => Assert.All(entry.Rows, row => Assert.InRange(row, 1, 116)));
        Assert.All(FaultCatalogue.All, entry => Assert.NotEmpty(entry.Sample.Signs));
    }

    [Fact]
    public void Named_Unknown_Throws() => Assert.Throws<ArgumentException>(() => Fault.Named("no-such-fault", "checkout/api"));

    private static IEnumerable<string> Seen(FaultyWorld world, IEnumerable<Sign> signs) =>
        signs.Where(sign => sign.IsSeen(world.World, world.Target)).Select(sign => sign.Text);

    /// <summary>The signs that do not show at any moment of the first minutes; a container in a loop shows each only now and then.</summary>
    private static IEnumerable<string> Missing(FaultyWorld world, Fault fault, int seed)
    {
        var missing = fault.Signs.ToList();
        fault.Apply(world.World);
        for (var passed = TimeSpan.Zero; passed < s_onset && missing.Count > 0; passed += TimeSpan.FromSeconds(5))
        {
            world.Run(5);
            missing.RemoveAll(sign => sign.IsSeen(world.World, world.Target));
        }

        return missing.Select(sign => $"seed {seed}: {sign.Text}");
    }

    private static ApiResponse Send(InProcessHandler transport, ApiRequest request)
    {
        using var client = transport.CreateClient(request.BearerToken);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path + "?fieldManager=" + request.Query["fieldManager"]);
        message.Headers.TryAddWithoutValidation("User-Agent", request.UserAgent);
        if (request.Body.Length > 0)
            message.Content = new ReadOnlyMemoryContent(request.Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(request.ContentType!) } };
        using var response = client.SendAsync(message).GetAwaiter().GetResult();
        return new ApiResponse { StatusCode = (int)response.StatusCode, Body = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult() };
    }

    private static FaultyWorld WorldFor(string name) => new(landscape: Fault.Named(name, "checkout/api").Suit(new LandscapeOptions()));

    private static FaultyWorld Varied(string name, int seed) => new(seed, Fault.Named(name, "checkout/api").Suit(LandscapeOptions.ForSeed((ulong)seed)));
}
