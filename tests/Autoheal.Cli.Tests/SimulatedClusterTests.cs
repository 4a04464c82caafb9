using System.Text.Json;
using Autoheal.Simulation;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Cli.Tests;

/// <summary>What <c>diagnose</c> and <c>plan</c> say about a cluster over real HTTP.</summary>
public sealed class SimulatedClusterTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock _clock = new(Start);
    private readonly string _kubeconfig = Path.GetTempFileName();
    private SimulatedApiServer? _server;

    public async Task InitializeAsync()
    {
        var world = new SimulatedWorld(new WorldOptions { Landscape = new LandscapeOptions() }, _clock);
        _server = await SimulatedApiServer.StartAsync(world, new SimulatedApiServerOptions { UseTls = true });
        await File.WriteAllTextAsync(_kubeconfig, _server.WriteKubeconfig(world.Access.AdminToken));
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        File.Delete(_kubeconfig);
    }

    [Fact]
    public async Task Diagnose_NothingIsBroken_IsHealthy()
    {
        var run = await RunAsync("diagnose", "--namespace", "checkout");

        Assert.Equal("HEALTHY checkout: everything was seen and nothing is wrong\n", run.Out);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task Diagnose_BadRollout_NamesTheCause()
    {
        Break(Fault.BadRollout("checkout/api"));

        var run = await RunAsync("diagnose", "--scope", "Deployment/checkout/api", "--format", "json");

        var diagnosis = run.ShouldBeJson(
            "autoheal/diagnosis/v1", "incidentId", "outcome", "partial", "coverage", "symptoms", "hypotheses", "brief", "unknown", "timingsMs");
        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal("fault", diagnosis.GetProperty("outcome").GetString());
        Assert.Equal("k8s.rollout.crash", diagnosis.GetProperty("hypotheses")[0].GetProperty("cause").GetString());
    }

    [Fact]
    public async Task Plan_BadRollout_IsJudgedAndTouchesNothing()
    {
        Break(Fault.BadRollout("checkout/api"));
        var writes = CountWrites();

        var run = await RunAsync("plan", "--namespace", "checkout", "--format", "json");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal("rollout-undo", run.Json.GetProperty("plan").GetProperty("steps")[0].GetProperty("action").GetString());
        Assert.Equal("require-approval", Assert.Single(run.Json.GetProperty("decisions").EnumerateArray()).GetProperty("verdict").GetString());
        Assert.Equal(writes, CountWrites());
    }

    [Fact]
    public async Task Plan_ProtectedNamespace_IsHealthyAndPlansNothing()
    {
        var run = await RunAsync("plan", "--namespace", "kube-system", "--format", "json");

        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("plan").ValueKind);
        Assert.Empty(run.Json.GetProperty("decisions").EnumerateArray());
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task Diagnose_OneOfTwoTroubles_LeavesTheOtherOut()
    {
        Break(Fault.TwoCauses("checkout/api"));

        var all = await RunAsync("diagnose", "--namespace", "checkout", "--format", "json");
        var one = await RunAsync("diagnose", "--scope", "Deployment/checkout/api", "--format", "json");

        Assert.Equal(2, all.Json.GetProperty("symptoms").GetArrayLength());
        Assert.Equal(1, one.Json.GetProperty("symptoms").GetArrayLength());
        Assert.All(
            one.Json.GetProperty("hypotheses").EnumerateArray(),
            hypothesis => Assert.Equal("api", hypothesis.GetProperty("object").GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("autoheal: the cluster has no Namespace 'nowhere'", "--namespace", "nowhere")]
    [InlineData("autoheal: the cluster has no Deployment 'nothing' in namespace 'checkout'", "--scope", "Deployment/checkout/nothing")]
    [InlineData("autoheal: --namespace is 'media', but --scope names an object of 'checkout'", "--namespace", "media", "--scope", "Deployment/checkout/api")]
    public async Task Diagnose_ScopeThatDoesNotExist_IsBadInput(string line, params string[] scope) =>
        (await RunAsync(["diagnose", .. scope])).ShouldRefuse(ExitCodes.BadInput, line);

    [Fact]
    public async Task Diagnose_NoKubeconfig_IsBadInput()
    {
        var run = await ToolRun.RunAsync("diagnose", "--kubeconfig", "/does/not/exist");

        run.ShouldRefuse(ExitCodes.BadInput, "autoheal: The kubeconfig /does/not/exist cannot be used: it cannot be read.");
    }

    private Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.RunAsync([.. arguments, "--kubeconfig", _kubeconfig]);

    private void Break(Fault fault)
    {
        _server!.Use(world =>
        {
            fault.Apply(world);
            return true;
        });
        _clock.AdvanceTo(Start.AddMinutes(3));
    }

    private int CountWrites() => _server!.Use(world => world.Audit.Count(entry =>
        entry.Verb is not ("get" or "list" or "watch") && entry.Resource != "selfsubjectaccessreviews"));
}
