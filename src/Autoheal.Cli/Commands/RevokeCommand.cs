using System.CommandLine;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal revoke REQ</c>.</summary>
internal static class RevokeCommand
{
    public static Command Create(CommandRunner runner)
    {
        var request = new Argument<string>("REQ") { Description = "The request's id, for instance INC-7.1." };
        var reason = ReasonOption.Create();
        var command = new Command(
            "revoke", "Takes your approval of a request back, until its action begins, at a running host (AUTOHEAL_URL) or in the local store (AUTOHEAL_HOME).")
        {
            request, reason,
        };
        runner.Attach(command, async (parsed, output, cancellationToken) =>
        {
            using var requests = OpenRequests.Of(runner.Environment);
            var id = parsed.GetRequiredValue(request);
            var personId = await requests.RevokeAsync(id, parsed.GetValue(reason), cancellationToken);
            Print(new RevokeResult { RequestId = id, PersonId = personId }, output);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(RevokeResult result, CommandOutput output)
    {
        if (output.IsJson)
        {
            output.Json(result, CliJsonContext.Default.RevokeResult);
            return;
        }

        output.Line($"{result.RequestId}: that {result.PersonId} takes the approval back is on record", Tone.Good);
    }
}
