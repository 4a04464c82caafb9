using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Hosting;
using Autoheal.Hosting.Learning;
using Autoheal.Learning.Autonomy.Demotions;
using Autoheal.Policy;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal autonomy demote</c>.</summary>
internal sealed class DemoteCommand(CommandRunner runner)
{
    private readonly Argument<string> _action = new("ACTION") { Description = "The action's name, in which * stands for any characters." };
    private readonly Option<string?> _environment = new("--environment") { Description = "In this environment only.", HelpName = "NAME" };
    private readonly Option<string?> _service = new("--service") { Description = "For this service only, as NAMESPACE/NAME.", HelpName = "SERVICE" };
    private readonly Option<string?> _reason = ReasonOption.Create();
    private readonly Option<bool> _lift = new("--lift") { Description = "Lifts an earlier demotion of exactly these; needs a role." };

    public static Command Create(CommandRunner runner)
    {
        var demote = new DemoteCommand(runner);
        var command = new Command(
            "demote", "Sends actions back to the people: from now on they need approval, whatever they have earned, until that is lifted. Effective at once.")
        {
            demote._action, demote._environment, demote._service, demote._reason, demote._lift,
        };
        demote._reason.Required = true;
        runner.Attach(command, demote.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        var body = new DemotionBody
        {
            Action = parsed.GetRequiredValue(_action),
            Environment = parsed.GetValue(_environment),
            Service = parsed.GetValue(_service),
            Reason = parsed.GetValue(_reason),
            Lift = parsed.GetValue(_lift),
        };
        if (body.Service is { } service && (service.Count(c => c == '/') != 1 || service.StartsWith('/') || service.EndsWith('/')))
        {
            throw ToolException.BadInput($"--service must be NAMESPACE/NAME, but is '{TerminalText.Plain(service)}'");
        }

        using var remote = RemoteHost.FromEnvironment(runner.Environment);
        var recorded = remote is null
            ? await DemoteLocallyAsync(body, cancellationToken)
            : await remote.PostAsync(
                "autonomy/demote", body, HostingJsonContext.Default.DemotionBody, HostingJsonContext.Default.DemotionRecorded, cancellationToken);
        Print(recorded, output);
        return ExitCodes.Success;
    }

    private async Task<DemotionRecorded> DemoteLocallyAsync(DemotionBody body, CancellationToken cancellationToken)
    {
        var store = new LocalStore(runner.Environment);
        await new DemotionDesk(store.OpenInbox(), runner.Environment.Clock, new RandomNonces()).SubmitAsync(
            new DemotionSubmission
            {
                Action = body.Action!, Environment = body.Environment, Service = body.Service, Reason = body.Reason, Lift = body.Lift == true,
            },
            store.PersonId,
            cancellationToken);
        return new DemotionRecorded { PersonId = store.PersonId, Action = body.Action!, Lifted = body.Lift == true };
    }

    private static void Print(DemotionRecorded recorded, CommandOutput output)
    {
        if (output.IsJson)
        {
            output.Json(
                new DemotionResult { PersonId = recorded.PersonId, Action = recorded.Action, Lifted = recorded.Lifted }, CliJsonContext.Default.DemotionResult);
            return;
        }

        output.Line(
            recorded.Lifted
                ? $"{recorded.PersonId} lifts the demotion of {recorded.Action}; whether it counts: autoheal autonomy"
                : $"{recorded.Action} is demoted by {recorded.PersonId}: it needs approval from now on",
            Tone.Good);
    }
}
