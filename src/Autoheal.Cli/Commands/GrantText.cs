using System.Globalization;
using Autoheal.Approvals.Grants;
using Autoheal.Cli.Output;
using Autoheal.Hosting;
using Autoheal.Hosting.Approvals;

namespace Autoheal.Cli.Commands;

/// <summary>Approvals in advance as people read them.</summary>
internal static class GrantText
{
    public static void Print(GrantList list, CommandOutput output)
    {
        if (output.IsJson)
        {
            output.Json(list, HostingJsonContext.Default.GrantList);
            return;
        }

        if (list.Grants.Count == 0)
        {
            output.Line("no grants");
            return;
        }

        output.Table(
            ["GRANT", "STATE", "ACTION", "OBJECT", "BY", "ENDS (UTC)", "REASON"],
            [.. list.Grants.Select(Row)],
            index => list.Grants[index].State == GrantState.Active ? Tone.Good : Tone.Plain);
    }

    public static void Print(GrantRecorded recorded, CommandOutput output)
    {
        if (output.IsJson)
        {
            output.Json(new GrantResult { PersonId = recorded.PersonId, Revoked = recorded.Revoked }, CliJsonContext.Default.GrantResult);
            return;
        }

        if (recorded.Revoked is { } id)
        {
            output.Line($"{(id == "*" ? "all grants" : id)} taken back by {recorded.PersonId}: nothing more runs on the strength of it", Tone.Good);
            return;
        }

        output.Line($"the approval in advance by {recorded.PersonId} is on record", Tone.Good);
        output.Line("whether it counts: autoheal grants list");
    }

    private static IReadOnlyList<string> Row(ListedGrant listed) =>
    [
        listed.Grant.Id,
        listed.State.ToString().ToLowerInvariant(),
        listed.Grant.Action,
        TerminalText.Plain($"{listed.Grant.Kind} {listed.Grant.Namespace}/{listed.Grant.Name}"),
        TerminalText.Plain(listed.Grant.PersonId),
        listed.Grant.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TerminalText.Plain(listed.Grant.Reason ?? "-"),
    ];
}
