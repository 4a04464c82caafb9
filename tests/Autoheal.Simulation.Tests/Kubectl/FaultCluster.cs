using System.Diagnostics;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Transport;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>A world behind HTTPS whose time passes only when a test says so, and a kubectl that talks to it.</summary>
internal sealed class FaultCluster : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private readonly VirtualClock _clock;
    private readonly DateTimeOffset _began;
    private readonly SimulatedApiServer _server;
    private readonly string _kubectl;
    private readonly DirectoryInfo _home;

    private FaultCluster(VirtualClock clock, SimulatedWorld world, SimulatedApiServer server, string kubectl, DirectoryInfo home)
    {
        _clock = clock;
        _began = clock.GetUtcNow();
        World = world;
        _server = server;
        _kubectl = kubectl;
        _home = home;
    }

    /// <summary>The world; only to be looked at between commands, when nothing else touches it.</summary>
    public SimulatedWorld World { get; }

    public static async Task<FaultCluster> StartAsync(int seed, LandscapeOptions landscape, DateTimeOffset start, string version)
    {
        var clock = new VirtualClock(start);
        var world = new SimulatedWorld(new WorldOptions { Seed = seed, Landscape = landscape }, clock);
        var server = await SimulatedApiServer.StartAsync(world, new() { UseTls = true });
        var home = Directory.CreateTempSubdirectory("autoheal-faults-");
        await File.WriteAllTextAsync(Path.Combine(home.FullName, "config"), server.WriteKubeconfig(world.Access.AdminToken));
        return new(clock, world, server, KubectlBinary.Of(version), home);
    }

    public void AdvanceTo(TimeSpan after) => _server.Use(_ =>
    {
        if (_began + after > _clock.GetUtcNow())
            _clock.Advance(_began + after - _clock.GetUtcNow());
        return true;
    });

    public bool Sees(Sign sign) => _server.Use(world => sign.IsSeen(world, world.Landscape.Primary!));

    /// <summary>Runs the command of a step, which must end as it did in the recording.</summary>
    public async Task RunAsync(FaultStep step)
    {
        var start = new ProcessStartInfo(_kubectl) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["KUBECONFIG"] = Path.Combine(_home.FullName, "config");
        start.Environment["HOME"] = _home.FullName;
        foreach (var word in step.Command())
            start.ArgumentList.Add(StandIn(word));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(start.ArgumentList.Contains("-f") ? step.Body : "");
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(s_patience);
        Assert.True(process.ExitCode == (step.Refused ? 1 : 0), $"kubectl {string.Join(' ', start.ArgumentList)}: exit {process.ExitCode}\n{await output}{await errors}");
    }

    /// <summary>
    /// A pod's name, and its template's hash, which kubectl's order of fields changes, are made up when it is made: who does by hand what somebody else
    /// did looks up what it is called here.
    /// </summary>
    private string StandIn(string word) => !word.StartsWith("pods/", StringComparison.Ordinal) ? word : _server.Use(world =>
    {
        var pods = world.Store.List(Kinds.Pod).Select(pod => "pods/" + pod.Name).Order(StringComparer.Ordinal).ToArray();
        return pods.Contains(word) ? word : pods.FirstOrDefault(pod => WorkloadOf(pod) == WorkloadOf(word)) ?? word;
    });

    private static string WorkloadOf(string pod) => string.Join('-', pod.Split('-')[..^2]);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
