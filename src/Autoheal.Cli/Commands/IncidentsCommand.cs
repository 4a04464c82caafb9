using System.CommandLine;
using System.Globalization;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Hosting;
using Autoheal.Hosting.Incidents;
using Autoheal.Incidents;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal incidents</c>.</summary>
internal static class IncidentsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("incidents", "Lists the incidents of a running host (AUTOHEAL_URL) or of the local store (AUTOHEAL_HOME).");
        runner.Attach(command, (_, output, cancellationToken) => RunAsync(runner.Environment, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ToolEnvironment environment, CommandOutput output, CancellationToken cancellationToken)
    {
        using var remote = RemoteHost.FromEnvironment(environment);
        var list = remote is null
            ? await ReadAsync(new LocalStore(environment), cancellationToken)
            : await remote.GetAsync("incidents", HostingJsonContext.Default.IncidentList, cancellationToken);
        if (output.IsJson)
        {
            output.Json(list, HostingJsonContext.Default.IncidentList);
        }
        else
        {
            Print(list.Incidents, output);
        }

        return ExitCodes.Success;
    }

    private static async Task<IncidentList> ReadAsync(LocalStore store, CancellationToken cancellationToken) =>
        await IncidentList.ReadAsync(new IncidentDirectory(store.OpenJournal()), cancellationToken);

    private static void Print(IReadOnlyList<IncidentView> incidents, CommandOutput output)
    {
        if (incidents.Count == 0)
        {
            output.Line("no incidents");
            return;
        }

        output.Table(
            ["INCIDENT", "STATE", "SUBJECT", "CAUSE", "ALERTS", "OPENED (UTC)", "REQUEST"],
            [.. incidents.Select(Row)],
            index => ToneOf(incidents[index]));
    }

    private static IReadOnlyList<string> Row(IncidentView incident) =>
    [
        incident.Id,
        Words.Of(incident.End == IncidentEnd.Open ? incident.Phase : incident.End),
        TerminalText.Plain(Subject(incident)),
        incident.Cause ?? "-",
        incident.Alerts.ToString(CultureInfo.InvariantCulture),
        incident.OpenedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        incident.OpenRequest ?? "-",
    ];

    private static string Subject(IncidentView incident)
    {
        var name = incident.Subject.Namespace.Length == 0 ? incident.Subject.Name : $"{incident.Subject.Namespace}/{incident.Subject.Name}";
        return incident.Cluster is { } cluster ? $"{cluster}: {name}" : name;
    }

    private static Tone ToneOf(IncidentView incident) => incident switch
    {
        { OpenRequest: not null } => Tone.Waiting,
        { End: IncidentEnd.Healed or IncidentEnd.Healthy or IncidentEnd.Recovered or IncidentEnd.Undone } => Tone.Good,
        { End: IncidentEnd.Escalated or IncidentEnd.Denied } => Tone.Bad,
        _ => Tone.Plain,
    };
}
