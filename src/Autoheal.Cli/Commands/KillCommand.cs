using System.CommandLine;
using System.CommandLine.Parsing;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Hosting;
using Autoheal.Hosting.Policy;
using Autoheal.Policy;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal kill stop|halt|resume</c>.</summary>
internal sealed class KillCommand
{
    private readonly Argument<string> _verb = new("MODE")
    {
        Description = "stop: no new action starts, compensations run. halt: nothing writes. resume: policy decides again.",
        HelpName = "stop|halt|resume",
    };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why, at most 500 characters.", HelpName = "TEXT" };
    private readonly Option<string?> _cluster = new("--cluster") { Description = "One of the clusters of a running host that has several; all by default.", HelpName = "NAME" };
    private readonly ToolEnvironment _environment;

    private KillCommand(ToolEnvironment environment)
    {
        _environment = environment;
        _verb.Validators.Add(CheckVerb);
    }

    public static Command Create(CommandRunner runner)
    {
        var kill = new KillCommand(runner.Environment);
        var command = new Command("kill", "Turns the kill switch of a running host (AUTOHEAL_URL) or of the local store (AUTOHEAL_HOME).")
        {
            kill._verb, kill._cluster, kill._reason,
        };
        runner.Attach(command, kill.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        var body = new ControlBody { Mode = parsed.GetRequiredValue(_verb), Cluster = parsed.GetValue(_cluster), Reason = parsed.GetValue(_reason) };
        if (body.Reason is { Length: > 500 } reason)
        {
            throw ToolException.BadInput($"--reason may have 500 characters, but has {reason.Length}");
        }

        using var remote = RemoteHost.FromEnvironment(_environment);
        if (remote is null && body.Cluster is not null)
        {
            throw ToolException.BadInput("--cluster needs a running host that knows its clusters: set AUTOHEAL_URL");
        }

        var recorded = remote is null
            ? await TurnLocallyAsync(body, cancellationToken)
            : await remote.PostAsync(
                "control", body, HostingJsonContext.Default.ControlBody, HostingJsonContext.Default.ControlRecorded, cancellationToken);
        Print(recorded, output);
        return ExitCodes.Success;
    }

    private async Task<ControlRecorded> TurnLocallyAsync(ControlBody body, CancellationToken cancellationToken)
    {
        var store = new LocalStore(_environment);
        var mode = ControlVerbs.Parse(body.Mode!)!.Value;
        var killSwitch = new KillSwitch(store.OpenJournal(), store.OpenInbox(), _environment.Clock, new RandomNonces());
        await killSwitch.TurnAsync(new ControlCommand { Mode = mode, Reason = body.Reason }, $"person:{store.PersonId}", cancellationToken);
        return new ControlRecorded { Mode = mode, PersonId = store.PersonId };
    }

    private static void Print(ControlRecorded recorded, CommandOutput output)
    {
        if (output.IsJson)
        {
            output.Json(new KillResult { Mode = recorded.Mode, Cluster = recorded.Cluster, PersonId = recorded.PersonId }, CliJsonContext.Default.KillResult);
            return;
        }

        var where = recorded.Cluster is { } cluster ? $" in {TerminalText.Plain(cluster)}" : "";
        output.Line(recorded.Mode switch
        {
            ControlMode.Stopped => $"stopped{where} by {recorded.PersonId}: no new action starts from now on; compensations still run",
            ControlMode.Halted => $"halted{where} by {recorded.PersonId}: nothing writes from now on",
            _ => $"resume{where} asked for by {recorded.PersonId}: policy decides again as soon as the host has taken it up",
        });
    }

    private static void CheckVerb(ArgumentResult result)
    {
        var verb = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (ControlVerbs.Parse(verb) is null)
        {
            result.AddError($"MODE must be stop, halt or resume, but is '{TerminalText.Plain(verb)}'");
        }
    }
}
