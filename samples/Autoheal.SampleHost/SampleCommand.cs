using System.CommandLine;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.SampleHost;

/// <summary>The sample's command line. Wrong usage ends with exit code 2 and one line.</summary>
internal sealed class SampleCommand
{
    private readonly Option<string> _scenario = new("--scenario")
    {
        Description = $"What goes wrong: {string.Join(", ", ScenarioCatalogue.Showcase.Select(scenario => scenario.Name))}, or any other fault of the catalogue.",
        HelpName = "NAME",
        DefaultValueFactory = _ => ScenarioCatalogue.All[0].Name,
    };
    private readonly Option<ApprovalMode?> _approve = new("--approve")
    {
        Description =
            "Who answers requests: ask (you do, on the console, over HTTP or with the command line), deny or auto (a simulated colleague does; simulated cluster only). "
            + "Default: auto, with --kubeconfig ask.",
        HelpName = "ask|deny|auto",
    };
    private readonly Option<bool> _once = new("--once") { Description = "End with the incident: exit 0 when it ended as its scenario declares, else 1." };
    private readonly Option<int> _seed = new("--seed") { Description = "The simulated world's seed.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _rate = new("--rate") { Description = "Simulated seconds in a real one, 1 to 200.", HelpName = "N", DefaultValueFactory = _ => 60 };
    private readonly Option<int> _port = new("--port") { Description = "The host's port on the loopback address; 0 takes a free one.", HelpName = "N" };
    private readonly Option<string?> _state = new("--state")
    {
        Description = "The folder of journal, blobs and inbox. Default: AUTOHEAL_HOME, else a new temporary folder.",
        HelpName = "DIR",
    };
    private readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "A real cluster's kubeconfig file, instead of the simulated cluster. KUBECONFIG alone is never taken.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _actingKubeconfig = new("--acting-kubeconfig")
    {
        Description = "With --kubeconfig: the identity that acts; the other one then reads only. 'autoheal rbac' prints the roles of both.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _namespaces = new("--namespace")
    {
        Description = "With --kubeconfig: a namespace in which approved actions may run. May be repeated; none by default.",
        HelpName = "NAME",
    };
    private readonly Option<bool> _nodes = new("--nodes") { Description = "With --kubeconfig: approved actions may run on nodes, too." };

    private readonly Option<string?> _policy = new("--policy")
    {
        Description = "A policy file besides the defaults, for instance policy/policy.yaml; see docs/policy.md.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _slack = new("--slack") { Description = "Talk in Slack, too: as Autoheal:Slack and Autoheal:Chat of the configuration say; see docs/slack.md." };
    private readonly Option<bool> _teams = new("--teams") { Description = "Talk in Teams, too: as Autoheal:Teams and Autoheal:Chat of the configuration say; see docs/teams.md." };

    private SampleCommand()
    {
    }

    public static async Task<int> RunAsync(string[] arguments, Func<SampleSettings, Task<int>> run)
    {
        var sample = new SampleCommand();
        var command = sample.Describe();
        command.SetAction((parsed, _) => sample.Check(parsed) is { } error ? RefuseAsync(error) : run(sample.Read(parsed)));
        var parsed = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Errors.Count > 0
            ? await RefuseAsync(parsed.Errors[^1].Message)
            : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private RootCommand Describe() => new(
        "Starts a simulated cluster and the Autoheal host, breaks something, and shows how the incident is healed. The host stays up for you to look around: its "
        + "console is at /console; the address and your token are printed at the start.")
    {
        _scenario, _approve, _once, _seed, _rate, _port, _state, _kubeconfig, _actingKubeconfig, _namespaces, _nodes, _policy, _slack, _teams,
    };

    private static async Task<int> RefuseAsync(string error)
    {
        await Console.Error.WriteLineAsync($"sample: {error} (see --help)");
        return 2;
    }

    private string? Check(ParseResult parsed)
    {
        if (ScenarioCatalogue.Find(parsed.GetRequiredValue(_scenario)) is null)
        {
            return $"no scenario is called '{parsed.GetValue(_scenario)}'; known: {string.Join(", ", ScenarioCatalogue.All.Select(scenario => scenario.Name))}";
        }

        if (parsed.GetValue(_rate) is < 1 or > 200)
        {
            return $"--rate must be 1 to 200, but is {parsed.GetValue(_rate)}";
        }

        if (parsed.GetValue(_port) is < 0 or > 65535)
        {
            return $"--port must be 0 to 65535, but is {parsed.GetValue(_port)}";
        }

        if (parsed.GetValue(_actingKubeconfig) is not null && parsed.GetValue(_kubeconfig) is null)
        {
            return "--acting-kubeconfig needs --kubeconfig: the two lead to the same cluster";
        }

        return parsed.GetValue(_kubeconfig) is not null && parsed.GetValue(_approve) is ApprovalMode.Auto or ApprovalMode.Deny
            ? "--approve auto and deny are answers of a simulated colleague, who exists for the simulated cluster only; with --kubeconfig use ask"
            : null;
    }

    private SampleSettings Read(ParseResult parsed)
    {
        var kubeconfig = parsed.GetValue(_kubeconfig);
        return new SampleSettings
        {
            Scenario = ScenarioCatalogue.Find(parsed.GetRequiredValue(_scenario))!,
            Approve = parsed.GetValue(_approve) ?? (kubeconfig is null ? ApprovalMode.Auto : ApprovalMode.Ask),
            Once = parsed.GetValue(_once),
            Seed = parsed.GetValue(_seed),
            Rate = parsed.GetValue(_rate),
            Port = parsed.GetValue(_port),
            Policy = parsed.GetValue(_policy),
            Slack = parsed.GetValue(_slack),
            Teams = parsed.GetValue(_teams),
            StateDirectory = parsed.GetValue(_state)
                ?? (Environment.GetEnvironmentVariable("AUTOHEAL_HOME") is { Length: > 0 } home ? home : Directory.CreateTempSubdirectory("autoheal-").FullName),
            Kubeconfig = kubeconfig,
            ActingKubeconfig = parsed.GetValue(_actingKubeconfig),
            Namespaces = parsed.GetValue(_namespaces) ?? [],
            Nodes = parsed.GetValue(_nodes),
        };
    }
}
