using System.CommandLine;
using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Hosting;
using Autoheal.Hosting.Approvals;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal grants list|give|revoke</c>.</summary>
internal sealed class GrantsCommand(CommandRunner runner)
{
    private readonly Argument<string> _action = new("ACTION") { Description = "The action's name; autoheal actions lists them." };
    private readonly Argument<string> _object = new("OBJECT") { Description = "The object, as KIND/NAMESPACE/NAME." };
    private readonly Argument<string> _id = new("GRANT") { Description = "The grant's id, for instance GRT-3; * takes all back." };
    private readonly Option<string> _for = new("--for") { Description = "For how long: minutes or hours, such as 45m or 2h.", HelpName = "TIME", Required = true };
    private readonly Option<string?> _cluster = new("--cluster") { Description = "The object's cluster, on a host with several.", HelpName = "NAME" };
    private readonly Option<string?> _reason = ReasonOption.Create();

    public static Command Create(CommandRunner runner)
    {
        var grants = new GrantsCommand(runner);
        var list = new Command("list", "Lists approvals in advance of a running host (AUTOHEAL_URL) or of the local store (AUTOHEAL_HOME).");
        var give = new Command("give", "Approves an action on one object in advance, for a time. Never covers high or destructive risk.")
        {
            grants._action, grants._object, grants._for, grants._cluster, grants._reason,
        };
        var revoke = new Command("revoke", "Takes an approval in advance back; it counts for nothing at once.") { grants._id, grants._reason };
        runner.Attach(list, (_, output, cancellationToken) => grants.ListAsync(output, cancellationToken));
        runner.Attach(give, grants.GiveAsync);
        runner.Attach(revoke, grants.RevokeAsync);
        return new Command("grants", "Approvals in advance: lists, gives and takes them back.") { list, give, revoke };
    }

    private async Task<int> ListAsync(CommandOutput output, CancellationToken cancellationToken)
    {
        using var remote = RemoteHost.FromEnvironment(runner.Environment);
        var list = remote is null
            ? await ReadLocallyAsync(cancellationToken)
            : await remote.GetAsync("grants", HostingJsonContext.Default.GrantList, cancellationToken);
        GrantText.Print(list, output);
        return ExitCodes.Success;
    }

    private async Task<GrantList> ReadLocallyAsync(CancellationToken cancellationToken)
    {
        var store = new LocalStore(runner.Environment);
        return new GrantList { Grants = await new GrantBook(store.OpenJournal(), store.OpenInbox(), runner.Environment.Clock).ListAsync(cancellationToken) };
    }

    private async Task<int> GiveAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        var target = ScopeText.Parse(parsed.GetRequiredValue(_object), out _)
            ?? throw ToolException.BadInput($"OBJECT must be like Deployment/checkout/api, but is '{TerminalText.Plain(parsed.GetRequiredValue(_object))}'");
        var body = new GrantBody
        {
            Action = parsed.GetRequiredValue(_action),
            Cluster = parsed.GetValue(_cluster),
            Kind = target.Kind,
            Namespace = target.Namespace,
            Name = target.Name,
            Seconds = Seconds(parsed.GetRequiredValue(_for)),
            Reason = parsed.GetValue(_reason),
        };
        using var remote = RemoteHost.FromEnvironment(runner.Environment);
        var recorded = remote is null
            ? await GiveLocallyAsync(body, cancellationToken)
            : await remote.PostAsync("grants", body, HostingJsonContext.Default.GrantBody, HostingJsonContext.Default.GrantRecorded, cancellationToken);
        GrantText.Print(recorded, output);
        return ExitCodes.Success;
    }

    private async Task<GrantRecorded> GiveLocallyAsync(GrantBody body, CancellationToken cancellationToken)
    {
        var store = new LocalStore(runner.Environment);
        await new GrantDesk(store.OpenInbox(), runner.Environment.Clock, new RandomNonces()).GiveAsync(
            new GrantSubmission
            {
                PersonId = store.PersonId,
                Action = body.Action!,
                Cluster = body.Cluster ?? "",
                Kind = body.Kind!,
                Namespace = body.Namespace!,
                Name = body.Name!,
                DurationSeconds = body.Seconds!.Value,
                Reason = body.Reason,
            },
            cancellationToken);
        return new GrantRecorded { PersonId = store.PersonId };
    }

    private async Task<int> RevokeAsync(ParseResult parsed, CommandOutput output, CancellationToken cancellationToken)
    {
        var body = new GrantRevocationBody { Id = parsed.GetRequiredValue(_id), Reason = parsed.GetValue(_reason) };
        using var remote = RemoteHost.FromEnvironment(runner.Environment);
        var recorded = remote is null
            ? await RevokeLocallyAsync(body, cancellationToken)
            : await remote.PostAsync(
                "grants/revoke", body, HostingJsonContext.Default.GrantRevocationBody, HostingJsonContext.Default.GrantRecorded, cancellationToken);
        GrantText.Print(recorded, output);
        return ExitCodes.Success;
    }

    private async Task<GrantRecorded> RevokeLocallyAsync(GrantRevocationBody body, CancellationToken cancellationToken)
    {
        var store = new LocalStore(runner.Environment);
        var list = await ReadLocallyAsync(cancellationToken);
        if (body.Id != GrantRevocation.All && list.Grants.All(listed => listed.Grant.Id != body.Id))
        {
            throw ToolException.BadInput($"no grant is called '{body.Id}' in '{store.Home}'; autoheal grants list shows them");
        }

        await new GrantDesk(store.OpenInbox(), runner.Environment.Clock, new RandomNonces()).RevokeAsync(
            new GrantRevocation { GrantId = body.Id!, Reason = body.Reason }, store.PersonId, cancellationToken);
        return new GrantRecorded { PersonId = store.PersonId, Revoked = body.Id };
    }

    private static int Seconds(string text) => TimeSpanText.ReadSeconds(text)
        ?? throw ToolException.BadInput($"--for must be minutes or hours, such as 45m or 2h, but is '{TerminalText.Plain(text)}'");
}
