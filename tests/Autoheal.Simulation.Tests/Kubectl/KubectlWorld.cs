using System.Diagnostics;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>A cluster of one node behind HTTPS, ten times as fast as real, and a kubectl that talks to it.</summary>
internal sealed class KubectlWorld : IAsyncDisposable
{
    public const string Namespace = "matrix";
    private const double Rate = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly SimulatedApiServer _server;
    private readonly string _kubectl;
    private readonly DirectoryInfo _home;

    private KubectlWorld(SimulatedApiServer server, SteeredClock clock, string kubectl, DirectoryInfo home)
    {
        _server = server;
        Clock = clock;
        _kubectl = kubectl;
        _home = home;
    }

    public string Home => _home.FullName;

    public SteeredClock Clock { get; }

    public static async Task<KubectlWorld> StartAsync(string version, bool systemPods = false)
    {
        var clock = new SteeredClock(Rate);
        var world = new SimulatedWorld(new WorldOptions { Nodes = 1, SystemPods = systemPods }, clock);
        foreach (var tag in (string[])["1", "2"])
            world.Plane.Registry.Publish($"h4/busybox:{tag}", new FakeShell());
        world.Store.Create(Kinds.Namespace, new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = Namespace } });
        var server = await SimulatedApiServer.StartAsync(world, new() { UseTls = true });
        var home = Directory.CreateTempSubdirectory("autoheal-kubectl-");
        var config = server.WriteKubeconfig(world.Access.AdminToken).Replace("namespace: default", $"namespace: {Namespace}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(home.FullName, "config"), config);
        return new(server, clock, KubectlBinary.Of(version), home);
    }

    public T Use<T>(Func<SimulatedWorld, T> action) => _server.Use(action);

    /// <summary>Runs one command. The first word may be an assignment to an environment variable.</summary>
    public async Task<TranscriptStep> RunAsync(string command, string? input = null)
    {
        using var process = Start(command);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw new TimeoutException($"{command} did not end.");
        }

        return new() { Command = command, Input = input, ExitCode = process.ExitCode, Output = await output, Errors = await errors };
    }

    /// <summary>Runs one command that must succeed, and gives what it printed.</summary>
    public async Task<string> ReadAsync(string command)
    {
        var step = await RunAsync(command);
        Assert.True(step.ExitCode == 0, step.ToString());
        return step.Output;
    }

    /// <summary>
    /// Starts a command that does not end by itself, does something once it has printed its first line, and gives all lines up to and with
    /// the one that was waited for.
    /// </summary>
    public async Task<IReadOnlyList<string>> WatchAsync(string command, Func<Task> action, Func<string, bool> isLast)
    {
        using var process = Start(command);
        try
        {
            var lines = new List<string>();
            while (await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience) is { } line)
            {
                lines.Add(line);
                if (isLast(line))
                    return lines;
                if (lines.Count == 1)
                    await action();
            }

            throw new InvalidOperationException($"{command} ended:\n{string.Join('\n', lines)}\n{await process.StandardError.ReadToEndAsync()}");
        }
        finally
        {
            process.Kill();
        }
    }

    private Process Start(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(_kubectl)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Home,
        };
        start.Environment["KUBECONFIG"] = Path.Combine(Home, "config");
        start.Environment["HOME"] = Home;
        foreach (var word in words)
        {
            if (word.StartsWith("KUBE_EDITOR=", StringComparison.Ordinal))
                start.Environment["KUBE_EDITOR"] = word["KUBE_EDITOR=".Length..].Replace('~', ' ');
            else if (word != "kubectl")
                start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _home.Delete(recursive: true);
    }

    /// <summary>Runs the few shell commands of the manifests.</summary>
    private sealed class FakeShell : IImageBehaviour
    {
        public ContainerRun Start(ContainerStart start)
        {
            var command = string.Join(' ', (start.Container.Array("command") ?? []).Select(word => word?.ToString()));
            if (command.Contains("exit 3", StringComparison.Ordinal))
                return new() { ExitsAfter = TimeSpan.FromSeconds(1), ExitCode = 3 };
            if (command.Contains("echo done", StringComparison.Ordinal))
                return new() { ExitsAfter = TimeSpan.FromSeconds(1), Log = [(TimeSpan.Zero, "done")] };
            if (command.Contains("trap", StringComparison.Ordinal))
                return new() { StopsAfter = TimeSpan.FromSeconds(20) };
            return GenericImage.Instance.Start(start) with { Log = command.Contains("echo started", StringComparison.Ordinal) ? [(TimeSpan.Zero, "started")] : [] };
        }
    }
}
