using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Hosting.Approvals;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal approve REQ</c> and <c>autoheal reject REQ</c>.</summary>
internal sealed class AnswerCommand
{
    private const int MinHashLength = 8;

    private readonly Argument<string> _request = new("REQ") { Description = "The request's id, for instance INC-7.1." };
    private readonly Option<string?> _planHash = new("--plan-hash")
    {
        Description = "Answer only if the open plan has this hash; its first 8 digits are enough. Without it, the plan that is printed is meant.",
        HelpName = "HASH",
    };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why, at most 500 characters.", HelpName = "TEXT" };
    private readonly Option<string?> _typedName = new("--type") { Description = "The workload's name, which a destructive plan asks for.", HelpName = "NAME" };
    private readonly CommandRunner _runner;
    private readonly bool _approve;

    private AnswerCommand(CommandRunner runner, bool approve)
    {
        _runner = runner;
        _approve = approve;
    }

    public static Command CreateApprove(CommandRunner runner) => new AnswerCommand(runner, approve: true).Create(
        "approve", "Approves the plan that a request asks about, at a running host (AUTOHEAL_URL) or in the local store (AUTOHEAL_HOME).");

    public static Command CreateReject(CommandRunner runner) => new AnswerCommand(runner, approve: false).Create(
        "reject", "Rejects the plan that a request asks about, at a running host (AUTOHEAL_URL) or in the local store (AUTOHEAL_HOME).");

    private Command Create(string name, string description)
    {
        var command = new Command(name, description) { _request, _planHash, _reason };
        if (_approve)
        {
            command.Options.Add(_typedName);
        }

        _runner.Attach(command, RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        using var requests = OpenRequests.Of(_runner.Environment);
        var request = await requests.GetAsync(parsed.GetRequiredValue(_request), cancellationToken);
        RequestText.Print(request, output);
        CheckHash(request, parsed.GetValue(_planHash));
        if (_approve && parsed.GetValue(_planHash) is null)
        {
            await ConfirmAsync(output, cancellationToken);
        }

        var answer = new ApprovalBody
        {
            Approve = _approve,
            PlanHash = request.PlanHash,
            Reason = Reason(parsed),
            TypedName = _approve ? parsed.GetValue(_typedName) ?? await AskNameAsync(request, output, cancellationToken) : null,
        };
        var personId = await requests.AnswerAsync(request, answer, cancellationToken);
        Print(request, personId, output);
        return ExitCodes.Success;
    }

    private string? Reason(ParseResult parsed) => parsed.GetValue(_reason) is { Length: > 500 } reason
        ? throw ToolException.BadInput($"--reason may have 500 characters, but has {reason.Length}")
        : parsed.GetValue(_reason);

    private static void CheckHash(RequestView request, string? given)
    {
        if (given is null)
        {
            return;
        }

        if (given.Length < MinHashLength || !given.All(char.IsAsciiHexDigitLower))
        {
            throw ToolException.BadInput($"--plan-hash needs at least {MinHashLength} lower-case hex digits");
        }

        if (!request.PlanHash.StartsWith(given, StringComparison.Ordinal))
        {
            throw ToolException.Negative($"the open plan of {request.Id} is {request.PlanHash}, not {given}; nothing was answered");
        }
    }

    /// <summary>A person at a terminal confirms what they have just been shown; a script has said what it wants by calling.</summary>
    private async Task ConfirmAsync(CommandOutput output, CancellationToken cancellationToken)
    {
        if (!_runner.Environment.IsInteractive)
        {
            return;
        }

        output.Note("Approve this plan? Type yes:");
        if (await _runner.Environment.In.ReadLineAsync(cancellationToken) is not "yes")
        {
            throw ToolException.Negative("not approved; nothing was answered");
        }
    }

    private async Task<string?> AskNameAsync(RequestView request, CommandOutput output, CancellationToken cancellationToken)
    {
        if (request.MustType is not { } name)
        {
            return null;
        }

        if (!_runner.Environment.IsInteractive)
        {
            throw ToolException.BadInput($"the plan is destructive: repeat the workload's name with --type {name}");
        }

        output.Note("The plan is destructive. Type the workload's name:");
        return await _runner.Environment.In.ReadLineAsync(cancellationToken);
    }

    private void Print(RequestView request, string personId, CommandOutput output)
    {
        if (output.IsJson)
        {
            output.Json(
                new AnswerResult
                {
                    RequestId = request.Id,
                    IncidentId = request.IncidentId,
                    PlanHash = request.PlanHash,
                    PersonId = personId,
                    Approve = _approve,
                },
                CliJsonContext.Default.AnswerResult);
            return;
        }

        output.Line($"{request.Id}: {(_approve ? "approval" : "rejection")} by {personId} is on record", Tone.Good);
        output.Line($"whether it counts: autoheal audit show {request.IncidentId}");
    }
}
