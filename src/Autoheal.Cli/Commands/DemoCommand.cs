using System.CommandLine;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Simulation;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal demo</c>.</summary>
internal sealed class DemoCommand
{
    private readonly Option<Scenario> _scenario = new("--scenario")
    {
        Description = "Which incident; --list names them.",
        HelpName = "NAME",
        CustomParser = ScenarioArgument.Parse,
        DefaultValueFactory = _ => ScenarioCatalogue.All[0],
    };
    private readonly Option<bool> _list = new("--list") { Description = "Only lists the scenarios." };
    private readonly Option<int> _seed = SeedOption.Create();
    private readonly ToolEnvironment _environment;

    private DemoCommand(ToolEnvironment environment) => _environment = environment;

    public static Command Create(CommandRunner runner)
    {
        var demo = new DemoCommand(runner.Environment);
        var command = new Command("demo", "Plays a whole incident on the simulated world, in memory; exit 1 when it does not end as its scenario declares.")
        {
            demo._scenario, demo._list, demo._seed,
        };
        runner.Attach(command, demo.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_list))
        {
            List(output);
            return ExitCodes.Success;
        }

        var scenario = parsed.GetValue(_scenario)!;
        return await PlayAsync(scenario, parsed.GetValue(_seed), output);
    }

    private async Task<int> PlayAsync(Scenario scenario, int seed, CommandOutput output)
    {
        var started = _environment.Clock.GetTimestamp();
        await using var world = await SimulatedCluster.StartAsync(seed, options => options.Suiting = scenario.Fault(new LandscapeOptions().Primary));
        await world.InjectAsync(scenario.Fault(world.Primary));
        var incident = await world.RunUntilSettledAsync();
        var audit = await world.Journal.VerifyAsync();
        var report = DemoReport.Of(scenario, seed, incident, audit, KnownActions.Read());
        if (output.IsJson)
        {
            output.Json(report, CliJsonContext.Default.DemoReport);
        }
        else
        {
            Print(scenario, seed, incident, output);
            output.Line($"TIME    {Clocks.Span(world.Elapsed)} simulated in {Clocks.Span(_environment.Clock.GetElapsedTime(started))}");
        }

        return Judge(scenario, report, output);
    }

    private static void Print(Scenario scenario, int seed, SettledIncident incident, CommandOutput output)
    {
        output.Line($"{scenario.Name}, seed {seed}: {scenario.Title}", Tone.Heading);
        output.Line("");
        TranscriptText.Print(incident.Transcript, output);
    }

    private static int Judge(Scenario scenario, DemoReport report, CommandOutput output)
    {
        if (report.End == scenario.End && report.Audit.Ok)
        {
            return ExitCodes.Success;
        }

        output.Note(report.Audit.Ok
            ? $"autoheal: the incident ended {Words.Of(report.End)}, but {scenario.Name} declares {Words.Of(scenario.End)}"
            : "autoheal: the journal is damaged");
        return ExitCodes.Negative;
    }

    private static void List(CommandOutput output)
    {
        var list = new ScenarioList();
        if (output.IsJson)
        {
            output.Json(list, CliJsonContext.Default.ScenarioList);
            return;
        }

        output.Table(
            ["SCENARIO", "ENDS", "CAUSE", "WHAT HAPPENS"],
            [.. list.Scenarios.Select(scenario => (IReadOnlyList<string>)[scenario.Name, Words.Of(scenario.End), scenario.Cause ?? "-", scenario.Title])],
            _ => Tone.Plain);
    }
}
