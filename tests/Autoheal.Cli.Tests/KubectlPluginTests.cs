using System.Diagnostics;
using Autoheal.Simulation;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Cli.Tests;

/// <summary>kubectl finds the plug-in on the path and hands it what follows, and with it the current context.</summary>
public sealed class KubectlPluginTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [KubectlFact]
    public async Task Kubectl_AutohealDiagnose_ReadsTheCurrentContext()
    {
        var folder = Directory.CreateTempSubdirectory("plug-in");
        var world = new SimulatedWorld(new WorldOptions(), new VirtualClock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)));
        await using var server = await SimulatedApiServer.StartAsync(world, new SimulatedApiServerOptions { UseTls = true });
        var kubeconfig = Path.Combine(folder.FullName, "config");
        await File.WriteAllTextAsync(kubeconfig, server.WriteKubeconfig(world.Access.AdminToken));
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "kubectl-autoheal"), PluginProgram());
        try
        {
            var (code, output) = await RunAsync(folder.FullName, kubeconfig, "autoheal", "diagnose");

            Assert.Equal("HEALTHY default: everything was seen and nothing is wrong\n", output);
            Assert.Equal(0, code);
            Assert.Contains("kubectl-autoheal", (await RunAsync(folder.FullName, kubeconfig, "plugin", "list")).Output, StringComparison.Ordinal);
            Assert.DoesNotContain(world.Audit, entry => entry.Wrote);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Beside the tool's own assembly, in the other project's folder.</summary>
    private static string PluginProgram()
    {
        var built = AppContext.BaseDirectory.Replace("tests/Autoheal.Cli.Tests", "src/Autoheal.Kubectl", StringComparison.Ordinal);
        return Path.Combine(built, "Autoheal.Kubectl");
    }

    private static async Task<(int Code, string Output)> RunAsync(string path, string kubeconfig, params string[] arguments)
    {
        var start = new ProcessStartInfo(KubectlFactAttribute.Path!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PATH"] = $"{path}:{start.Environment["PATH"]}";
        start.Environment["KUBECONFIG"] = kubeconfig;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var patience = new CancellationTokenSource(s_patience);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await errors;
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output);
    }
}
