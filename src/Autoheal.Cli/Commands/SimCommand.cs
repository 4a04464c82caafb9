using System.CommandLine;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Simulation;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Scenarios;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal sim</c>.</summary>
internal sealed class SimCommand
{
    private readonly Option<int> _port = NumberOption.Create("--port", "The port on the loopback address; 0 takes a free one.", 0, 0, 65535);
    private readonly Option<int> _seed = SeedOption.Create();
    private readonly Option<int> _rate = NumberOption.Create(
        "--rate", "Simulated seconds in a real one, 1 to 200; keep 1 when other programs take part, such as kubectl.", 1, 1, 200);
    private readonly Option<Scenario?> _scenario = new("--scenario")
    {
        Description = "What goes wrong in it; nothing by default.",
        HelpName = "NAME",
        CustomParser = ScenarioArgument.Parse,
    };
    private readonly Option<string?> _kubeconfig = new("--kubeconfig-out")
    {
        Description = "Where to write the kubeconfig; sim/kubeconfig under AUTOHEAL_HOME by default.",
        HelpName = "FILE",
    };
    private readonly ToolEnvironment _environment;

    private SimCommand(ToolEnvironment environment) => _environment = environment;

    public static Command Create(CommandRunner runner)
    {
        var sim = new SimCommand(runner.Environment);
        var command = new Command("sim", "Serves a simulated cluster that kubectl and hosts can use, until it is interrupted.")
        {
            sim._port, sim._seed, sim._rate, sim._scenario, sim._kubeconfig,
        };
        runner.Attach(command, sim.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        var landscape = parsed.GetValue(_scenario)?.Suit(new LandscapeOptions()) ?? new LandscapeOptions();
        var world = new SimulatedWorld(
            new WorldOptions { Seed = parsed.GetValue(_seed), Landscape = landscape }, new RealRateClock(parsed.GetValue(_rate), _environment.Clock));
        await using var server = await SimulatedApiServer.StartAsync(
            world, new SimulatedApiServerOptions { Port = parsed.GetValue(_port), UseTls = true }, cancellationToken);
        var kubeconfig = Path.GetFullPath(parsed.GetValue(_kubeconfig) ?? KubeconfigFile.DefaultPath(new LocalStore(_environment).Home));
        KubeconfigFile.Write(kubeconfig, server.WriteKubeconfig(world.Access.AdminToken));
        if (parsed.GetValue(_scenario) is { } scenario)
        {
            server.Use(locked =>
            {
                scenario.Fault(landscape.Primary).Apply(locked);
                return true;
            });
        }

        Print(parsed, server, kubeconfig, output);
        await UntilCancelledAsync(cancellationToken);
        return ExitCodes.Success;
    }

    private void Print(ParseResult parsed, SimulatedApiServer server, string kubeconfig, CommandOutput output)
    {
        var result = new SimResult
        {
            Address = server.Address,
            ClusterId = server.Use(world => world.ClusterId),
            Seed = parsed.GetValue(_seed),
            Rate = parsed.GetValue(_rate),
            Scenario = parsed.GetValue(_scenario)?.Name,
            Kubeconfig = kubeconfig,
        };
        if (output.IsJson)
        {
            output.Json(result, CliJsonContext.Default.SimResult);
            return;
        }

        output.Line($"simulated cluster at {result.Address}   seed {result.Seed} · clock × {result.Rate} · {result.Scenario ?? "nothing is broken"}", Tone.Heading);
        output.Line($"export KUBECONFIG={kubeconfig}");
        output.Note("Ctrl+C ends it.");
    }

    private static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
